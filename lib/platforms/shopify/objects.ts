import { z } from 'zod';
import { query } from './operation';
import { toGid } from './ids';
import { CUSTOMER_FIELDS } from './queries/customers';
import { lineFields, orderFields } from './queries/orders';
import { COLLECTION_FIELDS, itemFields, levelFields, productFields, variantFields } from './queries/products';
import type { Selection } from './queries/selection';
import { countQuery, type Counted } from './queries/shop';
import { selectionOf, type ReadContext } from './read/context';
import { pagesOf, restOf, type Page } from './read/pages';

/** An object of Shopify's as it came, its parts as one list. */
export type ShopifyObject = Record<string, unknown>;

interface Kind {
  /** As in its ids: `Order`. */
  readonly type: string;
  readonly one: string;
  readonly list: string;
  readonly sortKey: string | null;
  readonly fields: (selection: Selection) => string;
  readonly parts?: { readonly list: string; readonly fields: (selection: Selection) => string };
}

/** What the node reads. */
export const KINDS = {
  order: { type: 'Order', one: 'order', list: 'orders', sortKey: 'UPDATED_AT', fields: orderFields, parts: { list: 'lineItems', fields: lineFields } },
  product: { type: 'Product', one: 'product', list: 'products', sortKey: 'UPDATED_AT', fields: productFields, parts: { list: 'variants', fields: variantFields } },
  customer: { type: 'Customer', one: 'customer', list: 'customers', sortKey: 'UPDATED_AT', fields: () => CUSTOMER_FIELDS },
  collection: { type: 'Collection', one: 'collection', list: 'collections', sortKey: 'UPDATED_AT', fields: () => COLLECTION_FIELDS },
  inventory: { type: 'InventoryItem', one: 'inventoryItem', list: 'inventoryItems', sortKey: null, fields: itemFields, parts: { list: 'inventoryLevels', fields: levelFields } },
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof KINDS;

const anyObject = z.object({ id: z.string() }).passthrough();

/** One object by its id, all parts with it; null where there is none. */
export async function getObject(context: ReadContext, name: KindName, id: string): Promise<ShopifyObject | null> {
  const kind: Kind = KINDS[name];
  const fields = kind.fields(await selectionOf(context, false));
  const operation = getOperation(name, fields);
  const { data } = await context.client.call(operation, { id: toGid(kind.type, id) }, { signal: context.signal });
  const found = data[kind.one];
  return found ? await complete(context, kind, found) : null;
}

export function getOperation(name: KindName, fields: string) {
  const { one } = KINDS[name];
  return query(`${KINDS[name].list}.get`, `query Get($id: ID!) { ${one}(id: $id) { ${fields} } }`, z.object({ [one]: anyObject.nullish() }));
}

/** Objects that a search finds, in the order of their changes; at most so many, all when undefined. */
export async function takeObjects(context: ReadContext, name: KindName, search: string | null, most = Infinity): Promise<ShopifyObject[]> {
  const kind: Kind = KINDS[name];
  const fields = kind.fields(await selectionOf(context, false));
  const taken: ShopifyObject[] = [];
  for await (const { nodes } of pagesOf(context, { list: kind.list, fields, sortKey: kind.sortKey, node: anyObject }, search, Math.min(250, most))) {
    for (const node of nodes.slice(0, most - taken.length)) taken.push(await complete(context, kind, node));
    if (taken.length >= most) return taken;
  }
  return taken;
}

export async function countObjects({ client, signal }: ReadContext, what: Counted, search: string | null): Promise<number> {
  return (await client.call(countQuery(what), { query: search }, { signal })).data.counted.count;
}

async function complete(context: ReadContext, kind: Kind, object: ShopifyObject): Promise<ShopifyObject> {
  if (!kind.parts) return object;
  const first = object[kind.parts.list] as Page<ShopifyObject>;
  const fields = kind.parts.fields(await selectionOf(context, false));
  const parts = await restOf(context, { type: kind.one, id: String(object.id) }, { list: kind.parts.list, fields, node: z.object({}).passthrough() }, first);
  return { ...object, [kind.parts.list]: parts };
}
