import type { App } from '../data/shop';
import { accessDenied } from './errors';
import type { SearchWarning } from './search';
import type { Shop } from '../shop';

/** What resolvers know of the request they work for. */
export interface Context {
  readonly shop: Shop;
  /** Whose token it came with. */
  readonly app: App;
  readonly version: string;
  /** A bulk operation reads connections to their end. */
  readonly bulk: boolean;
  /** Told of search terms that were dropped. */
  readonly warn: (field: string, query: string, warnings: readonly SearchWarning[]) => void;
  readonly idempotencyKey: string | null;
}

/** Throws ACCESS_DENIED for a field whose scope the token does not have. */
export function demand({ shop }: Context, field: string, scope: string): void {
  if (!shop.scopes.has(scope)) throw accessDenied(field, scope);
}
