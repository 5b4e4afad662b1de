import type { StoreTable } from './storeRows';
import { STORE_TABLES, type ColumnType } from './storeTables';
import type { AnyRow } from './storeValues';

/**
 * A row of a table of store data from a record that somebody made by hand or read from a file: a text where a number or a
 * yes or no is kept becomes one, an empty text becomes nothing where text is not what is kept. Columns that the
 * record lacks become null; what fits no column stays in `raw`, which is the record itself unless it has one.
 * Values that cannot be kept are left as they are: `upsertStoreRows` names them.
 */
export function looseRow(table: StoreTable, record: Readonly<Record<string, unknown>>): AnyRow {
  const columns = Object.entries<ColumnType>(STORE_TABLES[table].columns);
  const row = new Map(columns.map(([name, type]) => [name, toColumn(type, Object.hasOwn(record, name) ? record[name] : undefined)]));
  if (row.get('raw') === null) row.set('raw', record);
  if (table === 'orders') {
    // What an order is called, and whether it is real, are kept of every order.
    row.set('number', row.get('number') ?? row.get('id'));
    row.set('is_test', row.get('is_test') ?? false);
  }
  return Object.fromEntries(row) as unknown as AnyRow;
}

function toColumn(type: ColumnType, value: unknown): unknown {
  if (value === undefined || value === null || (value === '' && type !== 'text')) return null;
  return CONVERSIONS[type]?.(value) ?? value;
}

const CONVERSIONS: Partial<Record<ColumnType, (value: unknown) => unknown>> = {
  text: (value) => (Number.isSafeInteger(value) ? String(value) : value),
  numeric: (value) => (typeof value === 'string' ? value.trim() : value),
  integer: toWhole,
  bigint: toWhole,
  boolean: (value) => (typeof value === 'string' ? BOOLEANS.get(value.trim().toLowerCase()) : value),
  timestamptz: (value) => (value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : value),
};

const BOOLEANS = new Map([['true', true], ['1', true], ['false', false], ['0', false]]);

function toWhole(value: unknown): unknown {
  return typeof value === 'string' && /^[+-]?\d{1,15}$/.test(value.trim()) ? Number(value) : value;
}
