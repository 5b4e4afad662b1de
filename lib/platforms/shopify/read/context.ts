import { HttpFailure } from '../../../http';
import type { ShopifyClient } from '../client';
import type { Selection } from '../queries/selection';
import { shopQuery, type ShopFacts } from '../queries/shop';

/** What is asked once and holds for the whole reading. */
export interface Shop {
  readonly facts: ShopFacts;
  readonly scopes: ReadonlySet<string>;
  /** The shop's clock when it was asked; null where it does not tell. */
  readonly at: string | null;
}

export interface ReadContext {
  readonly client: ShopifyClient;
  readonly signal: AbortSignal | undefined;
  readonly shop: () => Promise<Shop>;
}

/** `write_orders` allows what `read_orders` allows. */
export async function fetchShop(client: ShopifyClient, signal: AbortSignal | undefined): Promise<Shop> {
  const { data, at } = await client.call(shopQuery, {}, { signal });
  const granted = data.currentAppInstallation.accessScopes.map(({ handle }) => handle);
  return { facts: data.shop, scopes: new Set(granted.flatMap((scope) => [scope, scope.replace(/^write_/, 'read_')])), at };
}

export async function selectionOf({ shop }: ReadContext, bulk: boolean): Promise<Selection> {
  return { scopes: (await shop()).scopes, bulk };
}

/** Scopes that a stream cannot do without. */
export function demandScopes(stream: string, needed: readonly string[], { scopes }: Shop): void {
  const missing = needed.filter((scope) => !scopes.has(scope));
  if (missing.length === 0) return;
  throw new HttpFailure(
    `${stream}: the app has no scope ${missing.join(', ')}. Nothing was read; add it to the app, release the new version and accept it in the shop.`,
    { kind: 'refused', status: 403, code: 'ACCESS_DENIED' },
  );
}
