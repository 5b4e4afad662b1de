import type { ZodTypeAny } from 'zod';
import { HttpFailure, type Method } from '../../http';
import type { LimitGroup } from './limits';

/** One call of Sigma's API, as data. */
export interface Endpoint {
  /** Label in errors and metrics, such as `members.list`. */
  readonly name: string;
  readonly method: Method;
  /** With its version and with ids in braces, as in the reference: `/v2/members/{memberId}`. */
  readonly path: string;
  /** Names of query parameters it takes, without those of paging. */
  readonly query?: readonly string[];
  /** The JSON body it takes; unknown keys are refused here, before anything is sent. */
  readonly body?: ZodTypeAny;
  readonly answer: ZodTypeAny;
  readonly limit?: LimitGroup;
  /** Whether it may be sent again when its fate is unknown; otherwise reads, PATCH and DELETE may, and POST may not. */
  readonly repeatable?: boolean;
}

/** A collection, read page by page. */
export interface ListEndpoint extends Endpoint {
  /** `page`/`limit`/`nextPage`, or `pageToken`/`pageSize`/`nextPageToken`: Sigma has both. */
  readonly paging: 'page' | 'pageToken';
}

export type QueryValue = string | number | boolean | readonly string[] | undefined;

export interface CallArguments {
  readonly ids?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Path and query of a call. Throws HttpFailure `not_sent` for an id that is none. */
export function addressOf(endpoint: Endpoint, { ids = {}, query = {} }: CallArguments): string {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => checkedId(endpoint, name, ids[name]));
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) if (one !== undefined && one !== '') parameters.append(name, String(one));
  }
  return parameters.size > 0 ? `${path}?${parameters.toString()}` : path;
}

/** Sigma's ids are UUIDs, short URL ids or names of parts of a workbook; none has a slash or a dot. */
function checkedId(endpoint: Endpoint, name: string, id = ''): string {
  if (/^[\w-]{1,100}$/.test(id)) return id;
  const reason = id === '' ? 'is empty' : 'holds characters that no ID of Sigma has';
  throw new HttpFailure(`${endpoint.name}: the ${name} ${reason}. Correct it; nothing was sent.`, { kind: 'not_sent', attempts: 0 });
}

export function isRepeatable(endpoint: Endpoint): boolean {
  return endpoint.repeatable ?? endpoint.method !== 'POST';
}
