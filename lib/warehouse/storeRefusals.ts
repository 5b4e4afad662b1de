import type { StoreTable } from './storeRows';

/** A row that the warehouse cannot keep. Names table, row and column, never the value: it may be personal. */
export class StoreRowRefused extends Error {
  override readonly name = 'StoreRowRefused';
  readonly code = 'row_refused';

  constructor(readonly table: StoreTable, readonly id: string, readonly column: string | null, reason: string) {
    super(
      `The row ${JSON.stringify(masked(id))} of ${table} cannot be kept: ${column === null ? '' : `its ${column} `}${reason}. `
      + 'Nothing that came with it was written; correct it where it comes from, then run it again.',
    );
  }
}

/** Rows from files may be called by e-mail addresses. */
function masked(id: string): string {
  const at = id.lastIndexOf('@');
  return at < 0 ? id : `${id.slice(0, Math.min(2, at))}***${id.slice(at)}`;
}

interface DatabaseRefusal { readonly code: string; readonly column?: string; readonly constraint?: string }

/** Classes 22 (data) and 23 (constraints) of PostgreSQL's codes are about the rows; the rest is not. */
export function isRefusal(error: unknown): error is DatabaseRefusal {
  return typeof error === 'object' && error !== null && 'code' in error && /^2[23]/.test(String(error.code));
}

/** What a refusal of this one row means; anything else as it is. */
export function refusalOf(table: StoreTable, { id }: { readonly id: string }, cause: unknown): unknown {
  if (!isRefusal(cause)) return cause;
  const { code, column, constraint = '' } = cause;
  if (code === NOT_NULL) return new StoreRowRefused(table, id, column ?? null, 'is missing');
  if (code === CHECK) return new StoreRowRefused(table, id, constraint.slice(table.length + 1).replace(/_check$/, ''), 'is none of the values it can have');
  if (code === FOREIGN_KEY) return new StoreRowRefused(table, id, null, 'this client has no such connection');
  return new StoreRowRefused(table, id, column ?? null, `is refused by PostgreSQL (${code})`);
}

const NOT_NULL = '23502';
const FOREIGN_KEY = '23503';
const CHECK = '23514';
