import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { toNodeError } from '../failure';
import { openShops } from '../shops';

type Search = (this: ILoadOptionsFunctions, filter?: string) => Promise<INodeListSearchResult>;

/** The first page of what a person looks for; the words are searched as Shopify searches them. */
function search(list: string, label: string, sortKey: string | null): Search {
  return async function searchList(filter = '') {
    try {
      const [{ searchText }, { pagesOf }, { z }] = await Promise.all([import('../../../lib/platforms/shopify/search'), import('../../../lib/platforms/shopify/read/pages'), import('zod')]);
      const shops = await openShops(this, undefined);
      try {
        const of = { list, fields: `id ${label}`, sortKey, node: z.object({ id: z.string(), [label]: z.string().nullish() }) };
        const words = filter === '' ? null : searchText([], filter.replace(/[:()]/g, ' '));
        const { value } = await pagesOf(await shops.contextOf(0), of, words, 50).next();
        const nodes: { id: string }[] = value?.nodes ?? [];
        return { results: nodes.map((node) => ({ name: String(Reflect.get(node, label) ?? node.id), value: node.id })) };
      } finally {
        await shops.close();
      }
    } catch (thrown) {
      throw toNodeError(this.getNode(), thrown, 0);
    }
  };
}

export const listSearch: Record<string, Search> = {
  searchCollections: search('collections', 'title', 'TITLE'),
  searchCustomers: search('customers', 'displayName', 'UPDATED_AT'),
  searchInventoryItems: search('inventoryItems', 'sku', null),
  searchOrders: search('orders', 'name', 'UPDATED_AT'),
  searchProducts: search('products', 'title', 'TITLE'),
};
