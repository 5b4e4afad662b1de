import type { TransactionRow } from '../../../warehouse/storeRows';

type Kind = TransactionRow['kind'];

const WORDS: readonly (readonly [RegExp, Kind])[] = [
  [/fee|commission|closing|storage|subscription|advertis|chargeback$|shippinghb|labelpurchase|servicecharge/i, 'fee'],
  [/tax|vat|gst|tcs|tds/i, 'tax'],
  [/promo|rebate|discount|coupon/i, 'adjustment'],
  [/ship/i, 'shipping'],
  [/principal|principle|product\s?charges|ourprice|giftwrap|itemprice/i, 'sale'],
];

/** What the buyer had paid and gets back, whatever its kind was. */
const GIVEN_BACK: ReadonlySet<Kind> = new Set<Kind>(['sale', 'tax', 'shipping', 'adjustment']);
const PAYOUT = /transfer|disbursement/i;
const REFUND = /refund|chargeback|guaranteeclaim|a-to-z/i;
const FEE = /fee|ads|advertis|subscription|storage/i;

/**
 * What kind of money an amount is. `names` go from the particular to the general (`Commission`, `AmazonFees`,
 * `Expenses`); the first that says something counts. Without any, the type of the transaction does.
 */
export function kindOf(transactionType: string, names: readonly string[]): Kind {
  if (PAYOUT.test(transactionType)) return 'payout';
  const named = names.map((name) => WORDS.find(([pattern]) => pattern.test(name))?.[1]).find(Boolean);
  const kind = named ?? (FEE.test(transactionType) ? 'fee' : 'adjustment');
  return REFUND.test(transactionType) && GIVEN_BACK.has(kind) ? 'refund' : kind;
}
