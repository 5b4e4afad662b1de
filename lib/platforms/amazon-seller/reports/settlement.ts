import { createHash } from 'node:crypto';
import type { RecordSource, SourceRecord } from '../../../tabular';
import type { TransactionRow } from '../../../warehouse/storeRows';
import { isZero, negated, sumOf } from '../../../money/decimal';
import { kindOf } from '../rows/kinds';
import { SettlementCells } from './settlementCells';

/** What the first line of a settlement says. */
interface Summary {
  readonly settlementId: string;
  readonly currency: string;
  readonly total: string;
  readonly depositedAt: string | null;
}

/**
 * A settlement file as rows, batch by batch: every amount, and the payout at the end. Throws HttpFailure
 * `SETTLEMENT_UNREADABLE` when a line cannot be understood, or when the amounts do not add up to the total.
 * `isKnown`: settlements that are in already; consecutive reports may repeat one.
 */
export async function* settlementRows(source: RecordSource, reportId: string, isKnown: (settlementId: string) => boolean): AsyncGenerator<{ rows: TransactionRow[]; settlementId: string | null }> {
  const cells = new SettlementCells(source.headers, reportId);
  let summary: Summary | null = null;
  let left = '0';
  let lastLine = 1;
  for await (const batch of source) {
    const rows: TransactionRow[] = [];
    for (const record of batch) {
      lastLine = record.line;
      if (record.problem && record.problem.code !== 'too_few_fields') throw cells.problem(record.line, 'does not have the columns of the others');
      if (cells.text(record, 'total-amount') !== '' && cells.text(record, 'transaction-type') === '') {
        if (summary) rows.push(...closing(cells, summary, left, record.line));
        summary = summaryOf(cells, record);
        left = summary.total;
        continue;
      }
      if (!summary) throw cells.problem(record.line, 'comes before the line with the total');
      const row = rowOf(cells, record, summary);
      left = sumOf([left, negated(row.amount)]);
      if (!isKnown(summary.settlementId)) rows.push(row);
    }
    yield { rows, settlementId: summary?.settlementId ?? null };
  }
  if (!summary) throw cells.problem(lastLine, 'is the last one, and none had a total');
  const rows = closing(cells, summary, left, lastLine);
  yield { rows: isKnown(summary.settlementId) ? [] : rows, settlementId: summary.settlementId };
}

/** The payout, once every amount is there. */
function closing(cells: SettlementCells, summary: Summary, left: string, line: number): TransactionRow[] {
  if (!isZero(left)) throw cells.problem(line, `ends the settlement ${summary.settlementId} ${left} ${summary.currency} short of its total, so lines are missing`);
  if (isZero(summary.total) || summary.depositedAt === null) return [];
  const { settlementId, currency, total, depositedAt } = summary;
  return [{ id: `${settlementId}/payout`, kind: 'payout', amount: total, currency, order_id: null, settlement_id: settlementId, sku: null, description: 'Payout', occurred_at: depositedAt, raw: { total, depositedAt } }];
}

function summaryOf(cells: SettlementCells, record: SourceRecord): Summary {
  const settlementId = cells.text(record, 'settlement-id');
  const currency = cells.text(record, 'currency').toUpperCase();
  if (settlementId === '' || !/^[A-Z]{3}$/.test(currency)) throw cells.problem(record.line, 'has a total, but no settlement-id and currency');
  return { settlementId, currency, total: cells.amount(record, 'total-amount'), depositedAt: cells.time(record, 'deposit-date') };
}

function rowOf(cells: SettlementCells, record: SourceRecord, { settlementId, currency, depositedAt }: Summary): TransactionRow {
  const text = (column: Parameters<SettlementCells['text']>[1]) => cells.text(record, column);
  const [type, amountType, description, orderId, sku] = [text('transaction-type'), text('amount-type'), text('amount-description'), text('order-id'), text('sku')];
  if (text('settlement-id') !== settlementId) throw cells.problem(record.line, 'belongs to another settlement than the lines before it');
  const occurredAt = cells.time(record, 'posted-date-time') ?? cells.time(record, 'posted-date') ?? depositedAt;
  if (occurredAt === null) throw cells.problem(record.line, 'has no date');
  const amount = cells.amount(record, 'amount');
  return {
    // Its place tells two equal lines apart; with its content, so that another file's line never takes its place.
    id: `${settlementId}/${record.index}/${createHash('sha256').update([type, amountType, description, orderId, sku, amount].join('\t')).digest('base64url').slice(0, 12)}`,
    // What a promotion takes off is told as `Principal` or `Shipping` of it.
    kind: kindOf(type, amountType === 'Promotion' ? [amountType] : [description, amountType]), amount, currency, order_id: orderId || null, settlement_id: settlementId, sku: sku || null,
    description: [type, amountType, description].filter(Boolean).join(' · ') || null, occurred_at: occurredAt,
    raw: { 'transaction-type': type, 'amount-type': amountType, 'amount-description': description },
  };
}
