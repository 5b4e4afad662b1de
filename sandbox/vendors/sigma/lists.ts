import { json } from '../../http/answers';
import type { Exchange } from '../../http/exchange';
import type { Answer } from '../../http/types';
import { bad } from './answers';
import type { Entry } from './data';

export interface ListOptions {
  /** Whether the answer says how many there are: the live service does for some lists only. */
  readonly total?: boolean;
  /** `page`/`limit`/`nextPage`, or `pageToken`/`pageSize`/`nextPageToken`. */
  readonly idiom?: 'page' | 'pageToken';
}

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 1000;

/** One page of a list: the token is opaque and belongs to this list alone. */
export function list(exchange: Exchange, entries: readonly Entry[], { total = false, idiom = 'page' }: ListOptions = {}): Answer {
  const [tokenName, sizeName, nextName] = idiom === 'page' ? ['page', 'limit', 'nextPage'] : ['pageToken', 'pageSize', 'nextPageToken'];
  const foreign = [...exchange.query.keys()].find((name) => ['size', 'pages', 'offset'].includes(name));
  if (foreign) return bad(`Unknown query parameter ${foreign}`);
  const limit = Number(exchange.query.get(sizeName ?? '') ?? DEFAULT_LIMIT);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) return bad(`${sizeName} must be between 1 and ${MAX_LIMIT}`);
  const [path = ''] = exchange.target.split('?', 1);
  const token = exchange.query.get(tokenName ?? '');
  const from = token === null ? 0 : offsetOf(token, path);
  if (from === null) return bad(`${tokenName} is not a valid page token`);
  const next = from + limit < entries.length ? tokenFor(path, from + limit) : null;
  const count = total ? { total: entries.length, hasMore: next !== null } : {};
  // The pageToken lists leave the key out at the end; the others send null.
  const more = next === null && idiom === 'pageToken' ? {} : { [nextName ?? '']: next };
  return json(200, { entries: entries.slice(from, from + limit), ...more, ...count });
}

function tokenFor(path: string, offset: number): string {
  return Buffer.from(JSON.stringify([path, offset])).toString('base64url');
}

function offsetOf(token: string, path: string): number | null {
  try {
    const [owner, offset] = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as [string, number];
    return owner === path && Number.isInteger(offset) ? offset : null;
  } catch {
    return null;
  }
}
