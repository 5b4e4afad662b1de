import { SHOPS, shopifyBaseUrl } from '../../../sandbox/vendors/shopify';
import type { Sandbox } from '../../../sandbox';

export const [demo, outlet] = SHOPS as readonly [typeof SHOPS[0], typeof SHOPS[0]];
export const VERSION = '2026-10';

export interface GraphqlAnswer {
  readonly status: number;
  readonly headers: Headers;
  // The tests look into whatever was asked for.
  readonly data: Record<string, never> | null | undefined;
  readonly errors: { message: string; path?: string[]; extensions?: Record<string, unknown> }[] | undefined;
  readonly cost: { requestedQueryCost: number; actualQueryCost: number | null; throttleStatus: { currentlyAvailable: number; maximumAvailable: number; restoreRate: number } } | undefined;
  readonly search: { warnings: { field: string; code: string }[] }[] | undefined;
}

interface AskOptions {
  readonly version?: string;
  readonly shop?: typeof demo;
  readonly token?: string;
  readonly type?: string;
}

/** One request as a client without any library sends it. */
export async function ask(
  sandbox: Sandbox, query: string, variables: object = {}, { version = VERSION, shop = demo, token, type = 'application/json' }: AskOptions = {},
): Promise<GraphqlAnswer> {
  const answer = await fetch(`${shopifyBaseUrl(sandbox.url, shop.handle)}/admin/api/${version}/graphql.json`, {
    method: 'POST', headers: { 'content-type': type, 'x-shopify-access-token': token ?? shop.accessToken }, body: JSON.stringify({ query, variables }),
  });
  const body = await answer.json() as { data?: never; errors?: never; extensions?: { cost?: never; search?: never } };
  return { status: answer.status, headers: answer.headers, data: body.data, errors: body.errors, cost: body.extensions?.cost, search: body.extensions?.search };
}

export async function control(sandbox: Sandbox, what: string, body?: object, shop = demo): Promise<never> {
  const answer = await fetch(`${shopifyBaseUrl(sandbox.url, shop.handle)}/__${what}`, body ? { method: 'POST', body: JSON.stringify(body) } : undefined);
  if (!answer.ok) throw new Error(await answer.text());
  return (answer.status === 204 ? null : await answer.json()) as never;
}

export const settings = (sandbox: Sandbox, changes: object, shop = demo): Promise<unknown> => control(sandbox, 'settings', changes, shop);
export const edit = (sandbox: Sandbox, change: object, shop = demo): Promise<{ id: number }> => control(sandbox, 'edit', change, shop);
