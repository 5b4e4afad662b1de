import type { TransactionRow } from '../../../warehouse/storeRows';
import { decimalOf, isZero, negated, sumOf } from '../../../money/decimal';
import type { Breakdown, Transaction } from '../operations';
import { kindOf } from './kinds';

type Kind = TransactionRow['kind'];
type Item = NonNullable<Transaction['items']>[number];

/** One amount of a transaction with what it is for, from the particular to the general. */
interface Amount {
  readonly names: readonly string[];
  readonly amount: string;
}

/** A transaction as rows: one for each item and kind of money, exactly as much together as Amazon says. */
export function transactionRows(transaction: Transaction): TransactionRow[] {
  const { transactionType: type = '', items, totalAmount, breakdowns } = transaction;
  const total = decimalOf(totalAmount?.currencyAmount) ?? '0';
  const ofItems = (items ?? []).flatMap((item, at) => rowsOf(transaction, String(at), amountsOf(item.breakdowns, item.totalAmount?.currencyAmount), item));
  const whole = amountsOf(breakdowns, totalAmount?.currencyAmount);
  const rows = [...ofItems, ...(ofItems.length > 0 ? beyondItems(transaction, whole, ofItems) : rowsOf(transaction, 'all', whole, null))];
  const rest = sumOf([total, ...rows.map(({ amount, kind }) => (kind === 'payout' ? amount : negated(amount)))]);
  if (isZero(rest)) return rows;
  return [...rows, rowOf(transaction, 'rest', rows.length === 0 ? kindOf(type, []) : 'adjustment', rest, null)];
}

/** What the transaction has of a kind beyond what its items have, such as shipping of the whole order. */
function beyondItems(transaction: Transaction, whole: readonly Amount[], ofItems: readonly TransactionRow[]): TransactionRow[] {
  const { transactionType: type = '' } = transaction;
  return [...byKind(type, whole)].flatMap(([kind, amount]) => {
    const known = ofItems.filter((row) => row.kind === kind).map((row) => negated(row.amount));
    const more = sumOf([amount, ...known]);
    return isZero(more) ? [] : [rowOf(transaction, 'order', kind, more, null)];
  });
}

function rowsOf(transaction: Transaction, part: string, amounts: readonly Amount[], item: Item | null): TransactionRow[] {
  const kinds = byKind(transaction.transactionType ?? '', amounts);
  return [...kinds].filter(([, amount]) => !isZero(amount)).map(([kind, amount]) => rowOf(transaction, part, kind, amount, item));
}

function byKind(type: string, amounts: readonly Amount[]): Map<Kind, string> {
  const kinds = new Map<Kind, string>();
  for (const { names, amount } of amounts) {
    const kind = kindOf(type, names);
    kinds.set(kind, sumOf([kinds.get(kind) ?? '0', amount]));
  }
  return kinds;
}

/** The leaves of the tree; where leaves do not add up to their branch, the difference too. */
function amountsOf(breakdowns: readonly Breakdown[] | null | undefined, total: unknown): Amount[] {
  const leaves = leavesOf(breakdowns ?? [], []);
  if (leaves.length > 0) return leaves;
  const amount = decimalOf(total);
  return amount === null ? [] : [{ names: [], amount }];
}

function leavesOf(breakdowns: readonly Breakdown[], above: readonly string[]): Amount[] {
  return breakdowns.flatMap(({ breakdownType = '', breakdownAmount, breakdowns: inner }) => {
    const names = [breakdownType, ...above];
    const amount = decimalOf(breakdownAmount?.currencyAmount);
    const leaves = leavesOf(inner ?? [], names);
    if (amount === null) return leaves;
    const rest = sumOf([amount, ...leaves.map((leaf) => negated(leaf.amount))]);
    return isZero(rest) ? leaves : [...leaves, { names, amount: rest }];
  });
}

function rowOf(transaction: Transaction, part: string, kind: Kind, amount: string, item: Item | null): TransactionRow {
  const { transactionId, relatedIdentifiers, description, postedDate } = transaction;
  const related = (name: string) => relatedIdentifiers?.find(({ relatedIdentifierName }) => relatedIdentifierName === name)?.relatedIdentifierValue ?? null;
  return {
    id: `${transactionId}/${part}/${kind}`, kind,
    // A payout leaves Amazon's books, and arrives at the seller.
    amount: kind === 'payout' ? negated(amount) : amount,
    currency: currencyOf(transaction), order_id: related('ORDER_ID'), settlement_id: related('SETTLEMENT_ID') ?? related('FINANCIAL_EVENT_GROUP_ID'),
    sku: item?.contexts?.find(({ sku }) => sku)?.sku ?? null, description: description ?? null, occurred_at: new Date(postedDate).toISOString(),
    raw: { transactionType: transaction.transactionType, breakdowns: item ? item.breakdowns : transaction.breakdowns },
  };
}

function currencyOf({ totalAmount, breakdowns }: Transaction): string {
  return totalAmount?.currencyCode ?? breakdowns?.find(({ breakdownAmount }) => breakdownAmount?.currencyCode)?.breakdownAmount?.currencyCode ?? '';
}
