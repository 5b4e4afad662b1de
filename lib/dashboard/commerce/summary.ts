import type { ClientFigures, SalesRow } from '../../warehouse/figures';
import { rounded } from './amounts';
import { cuts, whole, wholeBefore } from './cuts';
import { storeHealth, type Health } from './sync-state';

interface SalesSummary {
  readonly orders: number;
  /** Not among `orders` yet. */
  readonly waitingForPayment: number;
  /** Amounts are decimal strings in the currency of the whole, null where they are not known. */
  readonly gross: string | null;
  readonly refunds: string | null;
  readonly net: string | null;
  readonly averageOrder: string | null;
}

/** The headline figures for programs: what a message, a table or an alarm needs. */
export interface FiguresSummary {
  readonly client: { readonly id: string; readonly name: string };
  readonly period: { readonly name: string; readonly from: string; readonly to: string; readonly timeZone: string };
  readonly currency: string | null;
  readonly currencies: readonly string[];
  readonly sales: SalesSummary;
  readonly previous: (SalesSummary & { readonly from: string; readonly to: string }) | null;
  readonly stores: readonly (SalesSummary & { readonly id: string; readonly name: string; readonly platform: string; readonly sync: Health })[];
  readonly customers: { readonly new: number; readonly returning: number; readonly lifetimeValue: string | null };
  readonly stock: { readonly tracked: number; readonly soldOut: number; readonly goneWithinTwoWeeks: number };
  readonly sync: { readonly failing: number; readonly late: number };
  readonly madeAt: string;
}

export function summaryOf(figures: ClientFigures): FiguresSummary {
  const { client, period, currency, customers, stock, madeAt } = figures;
  const before = wholeBefore(figures);
  const health = storeHealth(figures);
  const sold = new Map(cuts(figures, 'store').map((row) => [row.store, row]));
  return {
    client, currency, madeAt,
    period: { name: period.name, from: period.from, to: period.to, timeZone: period.timeZone },
    currencies: figures.sales.flatMap((row) => (row.cut === 'whole' && row.when === 'current' && row.currency !== null ? [row.currency] : [])),
    sales: salesOf(whole(figures), currency),
    previous: before && period.previous && { from: period.previous.from, to: period.previous.to, ...salesOf(before, currency) },
    stores: health.map(({ store: { id, name, platform }, health: sync }) => ({ id, name, platform, sync, ...salesOf(sold.get(id), currency) })),
    customers: { new: customers.fresh, returning: customers.returning, lifetimeValue: rounded(customers.lifetimeValue, currency) },
    stock: { tracked: stock.tracked, soldOut: stock.soldOut, goneWithinTwoWeeks: stock.soon },
    sync: { failing: health.filter((store) => store.health === 'failing').length, late: health.filter((store) => store.health === 'late').length },
  };
}

function salesOf(row: SalesRow | undefined, currency: string | null): SalesSummary {
  const { orders = 0, waiting = 0, gross = '0', refunds = '0', net = '0', average = null } = row ?? {};
  return { orders, waitingForPayment: waiting, gross: rounded(gross, currency), refunds: rounded(refunds, currency), net: rounded(net, currency), averageOrder: rounded(average, currency) };
}
