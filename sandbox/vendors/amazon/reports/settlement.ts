import { iso, money } from '../call';
import type { SellerStore } from '../data/store';
import type { Entry, Ledger, Part, Period } from '../money/ledger';

export const SETTLEMENT = 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2';

const COLUMNS = [
  'settlement-id', 'settlement-start-date', 'settlement-end-date', 'deposit-date', 'total-amount', 'currency', 'transaction-type', 'order-id', 'merchant-order-id',
  'adjustment-id', 'shipment-id', 'marketplace-name', 'amount-type', 'amount-description', 'amount', 'fulfillment-id', 'posted-date', 'posted-date-time',
  'order-item-code', 'merchant-order-item-id', 'merchant-adjustment-item-id', 'sku', 'quantity-purchased', 'promotion-id',
] as const;
type Column = (typeof COLUMNS)[number];
type Row = Partial<Record<Column, string>>;

const TYPE: Readonly<Record<Part['what'], readonly [string, string]>> = {
  Principal: ['ItemPrice', 'Principal'], Shipping: ['ItemPrice', 'Shipping'], Tax: ['ItemPrice', 'Tax'], Promotion: ['Promotion', 'Principal'],
  Commission: ['ItemFees', 'Commission'], FBAPerUnitFulfillmentFee: ['ItemFees', 'FBAPerUnitFulfillmentFee'],
  Subscription: ['other-transaction', 'Subscription Fee'], Transfer: ['other-transaction', 'Transfer'],
};

/** The flat file of one settlement, line by line. European ones write `12,34` and `31.12.2026`. */
export function* settlementLines(store: SellerStore, ledger: Ledger, period: Period): Generator<string> {
  const european = store.facts.region === 'eu' && period.currency === 'EUR';
  const time = (ms: number) => (european ? `${iso(ms).slice(0, 10).split('-').reverse().join('.')} ${iso(ms).slice(11, 19)} UTC` : `${iso(ms).slice(0, 10)} ${iso(ms).slice(11, 19)} UTC`);
  const amount = (cents: number) => (european ? money(cents).replace('.', ',') : money(cents));
  const line = (row: Row) => `${COLUMNS.map((column) => row[column] ?? '').join('\t')}\r\n`;
  yield `${COLUMNS.join('\t')}\r\n`;
  yield line({
    'settlement-id': period.settlementId, 'settlement-start-date': time(period.startMs), 'settlement-end-date': time(period.endMs),
    'deposit-date': time(period.depositMs), 'total-amount': amount(period.totalCents), currency: period.currency,
  });
  for (const entry of ledger.within(period)) {
    const common: Row = { 'settlement-id': period.settlementId, 'marketplace-name': entry.marketplace.name, 'posted-date': time(entry.atMs).slice(0, 10), 'posted-date-time': time(entry.atMs) };
    for (const row of rowsOf(store, ledger, entry, amount)) yield line({ ...common, ...row });
  }
}

function* rowsOf(store: SellerStore, ledger: Ledger, entry: Entry, amount: (cents: number) => string): Generator<Row> {
  if (entry.orderIndex === null) {
    const [type, description] = TYPE.Subscription;
    yield { 'transaction-type': 'ServiceFee', 'amount-type': type, 'amount-description': description, amount: amount(entry.cents) };
    return;
  }
  const order = store.order(entry.orderIndex);
  for (const { line, parts } of ledger.linesOf(entry)) {
    for (const { what, cents } of parts) {
      const [type, description] = TYPE[what];
      yield {
        'transaction-type': entry.type === 'Refund' ? 'Refund' : 'Order', 'order-id': order?.id, 'merchant-order-id': order?.id, 'amount-type': type, 'amount-description': description,
        amount: amount(cents), 'fulfillment-id': order?.fulfilledBy === 'AMAZON' ? 'AFN' : 'MFN', 'order-item-code': line.itemId, sku: line.product.sku,
        'quantity-purchased': what === 'Principal' ? String(line.quantity) : '', 'promotion-id': what === 'Promotion' ? 'TRB-TENPERCENT' : '',
      };
    }
  }
}
