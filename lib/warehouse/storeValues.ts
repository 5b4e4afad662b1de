import type { StoreRows, StoreTable } from './storeRows';
import { StoreRowRefused } from './storeRefusals';
import { STORE_TABLES, type ColumnType } from './storeTables';

/** A row of any table. */
export interface AnyRow { readonly id: string; readonly [column: string]: unknown }

export function rowsOf(rows: StoreRows, table: StoreTable): readonly AnyRow[] | undefined {
  return Object.hasOwn(rows, table) ? (rows[table] as unknown as readonly AnyRow[] | undefined) : undefined;
}

/** The values of one column of many rows, as PostgreSQL reads them from text. Throws `StoreRowRefused`. */
export function columnTexts(table: StoreTable, column: string, type: ColumnType, rows: readonly AnyRow[]): (string | null)[] {
  const toText = TEXTS[type];
  return rows.map((row) => {
    const value = Object.hasOwn(row, column) ? row[column] : null;
    if (value === null || value === undefined) return null;
    const text = toText(value);
    if (typeof text === 'string') return text;
    throw new StoreRowRefused(table, row.id, column, text.reason);
  });
}

/** Throws `StoreRowRefused` for a row without an identifier. */
export function checkIds(table: StoreTable, rows: readonly AnyRow[]): void {
  const bad = rows.find(({ id }) => typeof id !== 'string' || id === '' || id.includes('\0'));
  if (bad) throw new StoreRowRefused(table, String(bad.id), 'id', 'is not a text with something in it');
}

export function columnsOf(table: StoreTable): readonly (readonly [string, ColumnType])[] {
  return Object.entries(STORE_TABLES[table].columns);
}

interface Refused { readonly reason: string }

const TEXTS: Readonly<Record<ColumnType, (value: unknown) => string | Refused>> = {
  text(value) {
    if (typeof value !== 'string') return { reason: 'is not a text' };
    return value.includes('\0') ? { reason: 'holds a NUL character' } : value;
  },
  numeric(value) {
    const text = typeof value === 'number' ? String(value) : value;
    return typeof text === 'string' && DECIMAL.test(text) ? text : { reason: 'is not a number' };
  },
  integer: (value) => wholeNumber(value, 2 ** 31 - 1),
  bigint: (value) => wholeNumber(value, Number.MAX_SAFE_INTEGER),
  boolean: (value) => (typeof value === 'boolean' ? String(value) : { reason: 'is neither true nor false' }),
  timestamptz: (value) => (typeof value === 'string' && isTime(value) ? value : { reason: 'is not a time in ISO 8601 with its zone' }),
  jsonb(value) {
    const text = JSON.stringify(value);
    return text.includes('\\u0000') && escapes(text).includes('\\u0000') ? { reason: 'holds a NUL character' } : wellFormed(text);
  },
};

const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i;
const TIME = /^(\d{4})-(\d\d)-(\d\d)[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/i;
const ESCAPE = /\\(?:u[0-9a-f]{4}|.)/g;

function wholeNumber(value: unknown, most: number): string | Refused {
  return Number.isInteger(value) && Math.abs(Number(value)) <= most ? String(value) : { reason: 'is not a whole number the warehouse can hold' };
}

/** JavaScript takes 30 February for 2 March; PostgreSQL refuses it. */
function isTime(text: string): boolean {
  const [, year, month, day] = TIME.exec(text) ?? [];
  if (Number(year) < 1 || Number.isNaN(Date.parse(text))) return false;
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
}

/** Half of a character that was cut in two, which JSON carries and PostgreSQL refuses, becomes a replacement character. */
function wellFormed(json: string): string {
  return json.includes('\\ud') ? json.replace(ESCAPE, (escape) => (/^\\ud[89a-f]/.test(escape) ? '\ufffd' : escape)) : json;
}

function escapes(json: string): string[] {
  return json.match(ESCAPE) ?? [];
}
