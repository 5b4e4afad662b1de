import type { ZodTypeAny } from 'zod';
import { HttpFailure, type Method } from '../../http';

/** One operation of the Selling Partner API, as data. */
export interface Operation {
  /** Amazon's own name, such as `searchOrders`. */
  readonly name: string;
  readonly method: Method;
  /** With its version and with ids in braces: `/orders/2026-01-01/orders/{orderId}`. */
  readonly path: string;
  /** Requests per second and at once after a quiet time, as the model states them; answers may tell another rate. */
  readonly rate: number;
  readonly burst: number;
  /** Names of the query parameters it takes. */
  readonly query?: readonly string[];
  readonly answer: ZodTypeAny;
  /** The role the application needs, in Amazon's words. */
  readonly role: string;
  /** Whether it may be sent again when its fate is unknown; otherwise reads may, and writes may not. */
  readonly repeatable?: boolean;
}

export type QueryValue = string | number | boolean | readonly string[] | null | undefined;
export type Query = Readonly<Record<string, QueryValue>>;

export interface CallArguments {
  readonly ids?: Readonly<Record<string, string>>;
  readonly query?: Query;
  readonly body?: unknown;
  /** Data of buyers that is wanted, by Amazon's names; needs a restricted data token, which is seen to. */
  readonly restricted?: readonly string[];
  readonly signal?: AbortSignal;
}

/** Path of a call without its query, its ids percent-encoded. Throws HttpFailure `not_sent` for an id that is none. */
export function pathOf(operation: Operation, ids: CallArguments['ids'] = {}): string {
  return operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const id = ids[name] ?? '';
    if (id.trim() === '' || /^\.{1,2}$/.test(id)) throw notSent(operation, `the ${name} is empty or not one`);
    return encodeURIComponent(id);
  });
}

/** Several values go into one key with commas between them; a key given twice is not what Amazon reads. */
export function queryOf(operation: Operation, query: Query = {}): string {
  const parts = Object.entries(query).flatMap(([name, value]) => {
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return [];
    if (!operation.query?.includes(name)) throw notSent(operation, `it takes no parameter ${name}`);
    return [`${encodeURIComponent(name)}=${encodeURIComponent(Array.isArray(value) ? value.join(',') : String(value))}`];
  });
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

export function notSent({ name }: Pick<Operation, 'name'>, what: string): HttpFailure {
  return new HttpFailure(`${name}: ${what}. Correct it; nothing was sent.`, { kind: 'not_sent', attempts: 0 });
}
