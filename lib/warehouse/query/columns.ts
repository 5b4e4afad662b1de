import { QueryRefused } from './refusal';

export type Cell = string | number | boolean | null | object;

export interface Column {
  readonly name: string;
  /** A cell of it from the text that JSON has for it. */
  readonly read: (text: string | null) => Cell;
}

/** Object ids of PostgreSQL's own types: https://www.postgresql.org/docs/current/catalog-pg-type.html */
const READERS = new Map<number, (text: string) => Cell>([
  [16, (text) => text === 'true'],
  ...[20, 21, 23, 26, 700, 701].map((type) => [type, toNumber] as const),
  // json, jsonb, and lists of them, of bool, int2, int4, text, varchar and uuid.
  ...[114, 3802, 199, 3807, 1000, 1005, 1007, 1009, 1015, 2951].map((type) => [type, toJson] as const),
  [1184, toTime],
]);

/**
 * Columns as a query gives them. Amounts (`numeric`) stay decimal texts, times become ISO 8601 in UTC, JSON and
 * lists become values; the rest is text. Throws `QueryRefused` for two of the same name.
 */
export function columnsOf(described: readonly { readonly name: string; readonly type: number }[]): Column[] {
  if (described.length === 0) throw new QueryRefused('not_a_query', 'This is no query: it gives no columns. Write one SELECT. Nothing was read.');
  const names = new Set<string>();
  return described.map(({ name, type }) => {
    if (names.has(name)) throw new QueryRefused('query_columns', `Two columns of the query are called ${name}. Give one another name with AS. Nothing was read.`);
    names.add(name);
    const reader = READERS.get(type) ?? plain;
    return { name, read: (text) => (text === null ? null : reader(text)) };
  });
}

function plain(text: string): Cell {
  return text;
}

/** A count beyond what a number holds exactly stays text, and so do NaN and Infinity. */
function toNumber(text: string): Cell {
  const number = Number(text);
  return Number.isSafeInteger(number) || (Number.isFinite(number) && !/^-?\d+$/.test(text)) ? number : text;
}

function toTime(text: string): Cell {
  const time = Date.parse(text);
  return Number.isNaN(time) ? text : new Date(time).toISOString();
}

function toJson(text: string): Cell {
  return JSON.parse(text) as Cell;
}
