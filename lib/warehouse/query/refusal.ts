import { WarehouseError } from '../errors';

/** A query that a person wrote was not run, or not to its end. Nothing was changed, as a query never does. */
export class QueryRefused extends WarehouseError {
  override readonly name = 'QueryRefused';
}

/** SQLSTATEs: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const TIMED_OUT = '57014';
const NOT_ALLOWED = ['42501', '25006'];

/** PostgreSQL's own words, with what to do. What is no answer of PostgreSQL passes as it is. */
export function refusalOf(cause: unknown): unknown {
  const { code, message, hint } = (typeof cause === 'object' && cause !== null ? cause : {}) as Readonly<Record<string, unknown>>;
  const state = String(code);
  if (cause instanceof WarehouseError || !/^[0-9A-Z]{5}$/.test(state)) return cause;
  const words = `${String(message)}${hint ? `; ${String(hint)}` : ''}`;
  if (state === TIMED_OUT) return new QueryRefused('query_too_long', 'The query took longer than it may and was stopped. Ask for less, or allow more time.', { cause });
  if (NOT_ALLOWED.includes(state)) {
    return new QueryRefused('query_not_allowed', `The query asks for what a query may not do (${words}). It can read the tables with the client's data, and change nothing.`, { cause });
  }
  return new QueryRefused('query_invalid', `PostgreSQL refused the query: ${words}. Nothing was changed.`, { cause });
}
