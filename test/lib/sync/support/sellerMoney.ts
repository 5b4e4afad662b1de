import type { Seller } from '../../../sandbox/amazon/seller';
import type { KeptRow } from './client';
import { cents, utc } from './sellerRows';

interface Leaf { breakdownType: string; breakdownAmount: { currencyAmount: number }; breakdowns?: Leaf[] }
interface Transaction {
  transactionId: string; transactionType: string; description: string; postedDate: string; totalAmount: { currencyCode: string; currencyAmount: number };
  relatedIdentifiers: { relatedIdentifierName: string; relatedIdentifierValue: string }[]; breakdowns: Leaf[];
  items: { breakdowns: Leaf[]; contexts: { sku: string }[] }[];
}
interface Settlement { settlementId: string; currency: string; totalCents: number; endMs: number; depositMs: number }

const DAY_MS = 86_400_000;
/** The kind of each part of a sale; what goes back to a buyer is a refund. */
const KINDS: Record<string, string> = {
  OurPricePrincipal: 'sale', Shipping: 'shipping', Tax: 'tax', Promotion: 'adjustment', Commission: 'fee', FBAPerUnitFulfillmentFee: 'fee', Subscription: 'fee', Transfer: 'payout',
};
/** Columns of a settlement report for each part. */
const WORDS: Record<string, string> = {
  OurPricePrincipal: 'ItemPrice · Principal', Shipping: 'ItemPrice · Shipping', Tax: 'ItemPrice · Tax', Promotion: 'Promotion · Principal', Commission: 'ItemFees · Commission',
  FBAPerUnitFulfillmentFee: 'ItemFees · FBAPerUnitFulfillmentFee', Subscription: 'other-transaction · Subscription Fee',
};
const TYPES: Record<string, string> = { Shipment: 'Order', Refund: 'Refund', ServiceFee: 'ServiceFee' };

/** Every column of money, without ids: those of settlement lines are made here. */
export const moneyColumns = (row: KeptRow): readonly unknown[] => [row.kind, cents(row.amount), row.currency, row.order_id, row.with_order, row.settlement_id, row.sku, row.description, utc(row.occurred_at)];

const leaves = (all: readonly Leaf[]): Leaf[] => all.flatMap((leaf) => (leaf.breakdowns?.length ? leaves(leaf.breakdowns) : [leaf]));
const kindIn = (type: string, { breakdownType: part }: Leaf) => (type === 'Refund' && KINDS[part] !== 'fee' ? 'refund' : KINDS[part]!);
const related = ({ relatedIdentifiers }: Transaction, name: string) => relatedIdentifiers.find((one) => one.relatedIdentifierName === name)?.relatedIdentifierValue ?? null;

/** Parts of a transaction with the SKU they are of, item by item. */
const partsOf = ({ items, breakdowns }: Transaction): { at: string; sku: string | null; parts: Leaf[] }[] =>
  items.length > 0 ? items.map(({ breakdowns: own, contexts }, at) => ({ at: String(at), sku: contexts[0]!.sku, parts: leaves(own) })) : [{ at: 'all', sku: null, parts: leaves(breakdowns) }];

/** What is kept of released transactions, by id: one row for each item and kind. */
export async function releasedMoney({ truth }: Pick<Seller, 'truth'>): Promise<Record<string, readonly unknown[]>> {
  const rows = (await truth<Transaction>('transactions')).flatMap((one) => partsOf(one).flatMap(({ at, sku, parts }) => {
    const kinds = new Map<string, number>();
    for (const part of parts) kinds.set(kindIn(one.transactionType, part), (kinds.get(kindIn(one.transactionType, part)) ?? 0) + cents(part.breakdownAmount.currencyAmount)!);
    return [...kinds].filter(([, amount]) => amount !== 0).map(([kind, amount]) => [`${one.transactionId}/${at}/${kind}`, [
      kind, kind === 'payout' ? -amount : amount, one.totalAmount.currencyCode, related(one, 'ORDER_ID'), null, related(one, 'SETTLEMENT_ID'), sku, one.description, utc(one.postedDate),
    ]] as const);
  }));
  return Object.fromEntries(rows);
}

/** What is kept of the settlement reports that Amazon still has, in any order. */
export async function settledMoney({ truth }: Pick<Seller, 'truth'>): Promise<readonly (readonly unknown[])[]> {
  const settlements = (await truth<Settlement>('settlements')).filter(({ endMs }) => endMs > Date.now() - 89 * DAY_MS);
  const known = new Set(settlements.map(({ settlementId }) => settlementId));
  const lines = (await truth<Transaction>('transactions')).filter((one) => one.transactionType !== 'Transfer' && known.has(related(one, 'SETTLEMENT_ID') ?? '')).flatMap((one) =>
    partsOf(one).flatMap(({ sku, parts }) => parts.map((part) => [
      kindIn(one.transactionType, part), cents(part.breakdownAmount.currencyAmount), one.totalAmount.currencyCode, related(one, 'ORDER_ID'), null, related(one, 'SETTLEMENT_ID'), sku,
      `${TYPES[one.transactionType]} · ${WORDS[part.breakdownType]}`, utc(one.postedDate),
    ])));
  const payouts = settlements.filter(({ totalCents }) => totalCents !== 0).map(({ settlementId, currency, totalCents, depositMs }) => ['payout', totalCents, currency, null, null, settlementId, null, 'Payout', utc(new Date(depositMs))]);
  return [...lines, ...payouts];
}
