import { HttpFailure } from '../../../http';
import type { SourceRecord } from '../../../tabular';
import { decimalOf } from '../../../money/decimal';
import { SETTLEMENT_REPORT } from './types';

const NEEDED = ['settlement-id', 'total-amount', 'currency', 'deposit-date', 'transaction-type', 'order-id', 'amount-type', 'amount-description', 'amount', 'posted-date', 'sku'] as const;
export type Column = (typeof NEEDED)[number] | 'posted-date-time';

/** Cells of a settlement by column. Throws HttpFailure that names line and column, never what stands there. */
export class SettlementCells {
  private readonly places: ReadonlyMap<string, number>;

  constructor(headers: readonly string[], private readonly reportId: string) {
    this.places = new Map(headers.map((header, at) => [header.toLowerCase(), at]));
    const missing = NEEDED.filter((column) => !this.places.has(column));
    if (missing.length > 0) throw this.problem(1, `has no column ${missing.join(', ')}`);
  }

  text({ cells }: SourceRecord, column: Column): string {
    const at = this.places.get(column);
    return at === undefined ? '' : String(cells[at] ?? '').trim();
  }

  /** European files write `1.234,56`. */
  amount(record: SourceRecord, column: 'amount' | 'total-amount'): string {
    const text = this.text(record, column).replace(/[\s\u00a0]/g, '');
    const isComma = /,\d{1,2}$/.test(text);
    const plain = isComma ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '');
    const amount = decimalOf(plain);
    if (amount === null) throw this.problem(record.line, `holds no amount in the column ${column}`);
    return amount;
  }

  /** `2026-11-01 10:00:00 UTC`, `01.11.2026 10:00:00 UTC`, or ISO 8601. Never by the machine's own time zone. */
  time(record: SourceRecord, column: 'posted-date' | 'posted-date-time' | 'deposit-date'): string | null {
    const text = this.text(record, column);
    if (text === '') return null;
    const day = /^(?:(\d{4})-(\d{2})-(\d{2})|(\d{2})\.(\d{2})\.(\d{4}))(?:[T ](.+))?$/.exec(text);
    const date = day ? (day[1] ? `${day[1]}-${day[2]}-${day[3]}` : `${day[6]}-${day[5]}-${day[4]}`) : null;
    const rest = (day?.[7] ?? '00:00:00').trim().replace(/\s*(UTC|GMT|Z)$/i, 'Z').replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
    const at = date === null ? NaN : Date.parse(`${date}T${/(Z|[+-]\d{2}:\d{2})$/.test(rest) ? rest : `${rest}Z`}`);
    if (Number.isNaN(at)) throw this.problem(record.line, `holds no time in the column ${column}`);
    return new Date(at).toISOString();
  }

  problem(line: number, what: string): HttpFailure {
    return new HttpFailure(
      `${SETTLEMENT_REPORT}: line ${line} of the report ${this.reportId} ${what}. What came before it is in; the report is not marked as read. Look at it in Seller Central, and report it if it is whole there.`,
      { kind: 'unknown', code: 'SETTLEMENT_UNREADABLE' },
    );
  }
}
