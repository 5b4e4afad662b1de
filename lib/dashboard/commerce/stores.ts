import type { ClientFigures, SalesRow } from '../../warehouse/figures';
import { count, listed, share } from '../format';
import { visible } from '../foreign';
import { html, type Html } from '../html';
import { meter } from '../meter';
import { table } from '../table';
import { amount, currencyName } from './amounts';
import { change } from './change';
import { cuts, whole } from './cuts';
import { isShop, platformName, storeName } from './words';

/** What each store sold, the biggest first; and each currency, where there are several. */
export function salesByStore(figures: ClientFigures): Html {
  return html`${byStore(figures)}${silent(figures)}${byCurrency(figures)}`;
}

function byStore(figures: ClientFigures): Html {
  const { currency, stores, period } = figures;
  const rows = [...cuts(figures, 'store')].sort((a, b) => Number(b.net) - Number(a.net));
  if (!stores.some(isShop)) return html`<p class="empty">No store is connected yet.</p>`;
  if (rows.length === 0) return html`<p class="empty">No store sold or refunded anything in this period.</p>`;
  const before = new Map(cuts(figures, 'store', 'previous').map((row) => [row.store, row]));
  const total = whole(figures);
  return table<SalesRow>({
    id: 'store-table',
    caption: `Sales by store, ${currencyName(currency)}`,
    scrolls: rows.length > 12,
    columns: [
      { head: 'Store', names: true, cell: ({ store }) => storeName(stores.find(({ id }) => id === store)) },
      { head: 'Net revenue', numeric: true, cell: (row) => html`${amount(row.net, currency)}${period.previous && compared(row, before.get(row.store), currency)}` },
      { head: 'Share of net', cell: (row) => meter(Number(row.net) / Number(total.net), share(Number(row.net), Number(total.net))) },
      { head: 'Gross', numeric: true, cell: (row) => amount(row.gross, currency) },
      { head: 'Refunds', numeric: true, cell: (row) => amount(row.refunds, currency) },
      { head: 'Orders', numeric: true, cell: (row) => count(row.orders) },
      { head: 'Average', numeric: true, cell: (row) => (row.average === null ? '–' : amount(row.average, currency)) },
    ],
    rows,
    ...(rows.length > 1 && { foot: ['Together', amount(total.net, currency), '', amount(total.gross, currency), amount(total.refunds, currency), count(total.orders), total.average === null ? '–' : amount(total.average, currency)] }),
  });
}

function compared(row: SalesRow, before: SalesRow | undefined, currency: string | null): Html {
  const past = before?.net ?? '0';
  return html`<div class="past">${change(row.net, past, amount(past, currency))}</div>`;
}

function silent(figures: ClientFigures): Html | null {
  const sold = new Set(cuts(figures, 'store').map(({ store }) => store));
  const quiet = figures.stores.filter((store) => isShop(store) && !sold.has(store.id) && !store.isRemoved);
  if (quiet.length === 0 || sold.size === 0) return null;
  return html`<p class="hint">Without sales in ${currencyName(figures.currency)} in this period: ${listed(quiet.map(({ name, platform }) => `${visible(name, 60)} (${platformName(platform)})`))}.</p>`;
}

function byCurrency({ sales, currency }: ClientFigures): Html | null {
  const rows = sales.filter((row) => row.cut === 'whole' && row.when === 'current');
  if (rows.length < 2) return null;
  return table<SalesRow>({
    id: 'currency-table',
    caption: 'Every currency for itself: they are never added up',
    columns: [
      { head: 'Currency', names: true, cell: (row) => html`${row.currency === null ? 'Not told yet by the platform' : currencyName(row.currency)}${row.currency === currency && html` <span class="share">this page</span>`}` },
      { head: 'Net revenue', numeric: true, cell: (row) => amount(row.net, row.currency) },
      { head: 'Gross', numeric: true, cell: (row) => amount(row.gross, row.currency) },
      { head: 'Refunds', numeric: true, cell: (row) => amount(row.refunds, row.currency) },
      { head: 'Orders', numeric: true, cell: (row) => count(row.orders) },
    ],
    rows,
  });
}
