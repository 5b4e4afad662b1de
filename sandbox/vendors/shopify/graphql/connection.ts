import { badRequest, refused } from './errors';

export const MOST_PER_PAGE = 250;
/** Objects of a filtered connection that can be walked. */
const MOST_WALKED = 25_000;

export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

export interface Sorted<T> {
  /** In the order of the pages. */
  readonly records: readonly T[];
  readonly matches?: (record: T) => boolean;
  /** The value sorted by, for cursors. */
  readonly sortedBy?: (record: T) => number | string;
  readonly isFiltered?: boolean;
}

interface Position {
  readonly last_id: number;
  readonly last_value: string;
  /** Objects walked so far. */
  readonly walked: number;
}

/** A page of a list as a connection. Without limits where a bulk operation asks, which reads it to the end. */
export function connection<T extends { readonly id: number }, N>(
  args: PageArguments, sorted: Sorted<T>, toNode: (record: T) => N, { bulk = false }: { readonly bulk?: boolean } = {},
) {
  const from = args.after ? decode(args.after) : null;
  const most = bulk && args.first === undefined ? Infinity : sizeOf(args);
  const { records, matches = () => true, sortedBy = ({ id }) => id } = sorted;
  if (sorted.isFiltered && !bulk && (from?.walked ?? 0) >= MOST_WALKED) {
    throw badRequest(`Cannot paginate beyond ${MOST_WALKED} objects of a filtered connection.`);
  }
  const isBackwards = args.last !== undefined && args.last !== null;
  const source = isBackwards ? [...records].reverse() : records;
  const found: T[] = [];
  for (let index = from ? positionAfter(source, from.last_id) : 0; index < source.length && found.length <= most; index += 1) {
    const record = source[index] as T;
    if (matches(record)) found.push(record);
  }
  const page = found.length > most ? found.slice(0, most) : found;
  if (isBackwards) page.reverse();
  const cursorOf = (record: T, at: number) => encode({ last_id: record.id, last_value: String(sortedBy(record)), walked: (from?.walked ?? 0) + at + 1 });
  return {
    edges: () => page.map((record, at) => ({ cursor: cursorOf(record, at), node: toNode(record) })),
    nodes: () => page.map(toNode),
    pageInfo: {
      hasNextPage: isBackwards ? false : found.length > page.length,
      hasPreviousPage: isBackwards ? found.length > page.length : from !== null,
      startCursor: () => (page[0] ? cursorOf(page[0], 0) : null),
      endCursor: () => (page.length > 0 ? cursorOf(page.at(-1) as T, page.length - 1) : null),
    },
  };
}

function sizeOf({ first, last }: PageArguments): number {
  const hasFirst = first !== undefined && first !== null;
  const hasLast = last !== undefined && last !== null;
  if (hasFirst && hasLast) throw badRequest('providing both first and last is not supported');
  if (!hasFirst && !hasLast) throw badRequest('you must provide one of first or last');
  const size = first ?? last ?? 0;
  if (size > MOST_PER_PAGE) throw refused(`The input array size of ${size} is greater than the maximum allowed of ${MOST_PER_PAGE}.`, 'MAX_INPUT_SIZE_EXCEEDED');
  if (size < 0) throw badRequest('first and last must not be negative');
  return size;
}

/** A record that was deleted since has left its place to the next one. */
function positionAfter(records: readonly { readonly id: number }[], id: number): number {
  const at = records.findIndex((record) => record.id === id);
  return at < 0 ? 0 : at + 1;
}

function encode(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64');
}

function decode(cursor: string): Position {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64').toString('utf8')) as Position;
  } catch {
    throw badRequest('Invalid cursor for current pagination sort.');
  }
}
