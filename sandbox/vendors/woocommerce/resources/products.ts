import { WpError } from '../rest/errors';
import type { RestRequest } from '../rest/request';
import type { Entry, Item, Shelf } from '../shelf';
import type { Site } from '../site';
import type { Resource } from './resource';
import { sellable } from '../data/products';
import { checkRole } from '../rest/authenticate';
import { list } from '../rest/list';
import { show, type RestRoute } from './resource';

const ORDERBY = ['date', 'id', 'include', 'title', 'slug', 'modified', 'price', 'popularity', 'rating', 'menu_order'];

export const products: Resource = {
  path: '/products', noun: 'product', topic: 'product', hasTrash: true, shelf: ({ products: shelf }) => shelf,
  body: (site, item) => {
    const body = site.products.body(item);
    return body.type === 'variable' ? { ...body, variations: variationsOf(site, item.id).map(({ id }) => id) } : { variations: [], ...body };
  },
  rules: ({ query }) => {
    const skus = query.get('sku')?.split(',');
    const [status, type, stock, category, search] = ['status', 'type', 'stock_status', 'category', 'search'].map((name) => query.get(name));
    return {
      orderby: ORDERBY, defaultOrderby: 'date', defaultOrder: 'desc', dates: true,
      keeps: (item, body) => (status === undefined || status === 'any' || item.status === status)
        && (skus === undefined || skus.includes(String(body().sku))) && (type === undefined || body().type === type) && (stock === undefined || body().stock_status === stock)
        && (category === undefined || JSON.stringify(body().categories).includes(`"id":${Number(category)},`))
        && (search === undefined || String(body().name).toLowerCase().includes(search.toLowerCase())),
    };
  },
  write: (site, fields, before, id) => {
    checkSku(site, fields.sku, id);
    const type = String(fields.type ?? before?.type ?? 'simple');
    if (!['simple', 'variable', 'grouped', 'external'].includes(type)) throw new WpError(400, 'rest_invalid_param', 'Invalid parameter(s): type', { params: { type: 'type is not one of simple, grouped, external, variable.' } });
    const base = before ?? { ...blank(site, id), name: 'Product', slug: `product-${id}`, permalink: `https://${site.facts.name}.example.com/product/${id}/`, categories: [], tags: [], images: [], attributes: [], default_attributes: [] };
    return { own: priced({ ...base, ...withoutReadOnly(fields), type }), status: String(fields.status ?? before?.status ?? 'publish') };
  },
};

export const variations: Resource = {
  path: '/products/:product/variations', noun: 'product_variation', topic: null, hasTrash: false, shelf: ({ variations: shelf }) => shelf,
  body: (site, item) => ({ status: item.status, ...site.variations.body(item) }),
  rules: (request) => {
    const parent = parentOf(request);
    return { orderby: ORDERBY, defaultOrderby: 'date', defaultOrder: 'desc', dates: true, keeps: (item) => item.parent === parent.id };
  },
  write: (site, fields, before, id, request) => {
    parentOf(request);
    checkSku(site, fields.sku, id);
    return { own: priced({ ...(before ?? { ...blank(site, id), name: '', attributes: [], image: null, parent_id: request.ids.get('product') }), ...withoutReadOnly(fields) }), status: String(fields.status ?? before?.status ?? 'publish') };
  },
};

export const categories: Resource = {
  path: '/products/categories', noun: 'term', topic: null, hasTrash: false, shelf: ({ categories: shelf }) => shelf,
  body: (site, item) => site.categories.body(item),
  rules: ({ query }) => ({
    orderby: ['id', 'include', 'name', 'slug', 'term_group', 'description', 'count'], defaultOrderby: 'name', defaultOrder: 'asc', dates: false,
    keeps: (_, body) => String(body().name).toLowerCase().includes(query.get('search')?.toLowerCase() ?? ''),
  }),
  required: 'name',
  write: (site, fields, before, id) => {
    const twin = site.categories.live().find((item) => item.id !== id && site.categories.body(item).name === fields.name);
    if (twin) throw new WpError(400, 'term_exists', 'A term with the name provided already exists in this taxonomy.', { resource_id: twin.id });
    return { own: { ...(before ?? { slug: String(fields.name).toLowerCase(), parent: 0, description: '', display: 'default', image: null, menu_order: 0, count: 0 }), ...fields }, status: 'publish' };
  },
};

function parentOf({ site, ids }: RestRequest): Item {
  const parent = site.products.find(ids.get('product') ?? 0);
  if (!parent) throw new WpError(404, 'woocommerce_rest_product_invalid_id', 'Invalid product ID.');
  return parent;
}

/** By menu order, as WooCommerce lists them in their parent. */
function variationsOf(site: Site, product: number): Item[] {
  if (site.variationIndex?.version !== site.variations.version) {
    const byParent = new Map<number, Item[]>();
    for (const item of site.variations.live()) byParent.set(item.parent, [...(byParent.get(item.parent) ?? []), item]);
    site.variationIndex = { version: site.variations.version, byParent };
  }
  return site.variationIndex.byParent.get(product) ?? [];
}

function checkSku(site: Site, sku: unknown, id: number): void {
  if (typeof sku !== 'string' || sku === '') return;
  const taken = [site.products, site.variations].flatMap((shelf: Shelf) => [...shelf.items.values()].filter((item) => item.id !== id && shelf.body(item).sku === sku))[0];
  if (taken) throw new WpError(400, 'product_invalid_sku', 'Invalid or duplicated SKU.', { resource_id: taken.id, unique_sku: `${sku}-1` });
}

function blank(site: Site, id: number): Entry {
  return { ...sellable(site, id), sku: '', global_unique_id: '', price: '', regular_price: '', sale_price: '', on_sale: false, manage_stock: false, stock_quantity: null, stock_status: 'instock' };
}

function withoutReadOnly(fields: Entry): Entry {
  const { id: _id, price: _price, status: _status, date_created: _created, date_modified: _modified, ...rest } = fields;
  return rest;
}

/** `price` follows from the other two, stock from whether it is managed. */
function priced(body: Entry): Entry {
  const price = body.sale_price !== '' && body.sale_price !== undefined ? body.sale_price : body.regular_price;
  const stock = body.manage_stock === true ? { stock_quantity: Number(body.stock_quantity ?? 0), stock_status: Number(body.stock_quantity ?? 0) > 0 ? 'instock' : 'outofstock' } : { stock_quantity: null };
  return { ...body, ...(body.type === 'variable' ? {} : { price }), ...stock };
}

export const variationList: RestRoute = {
  method: 'GET', path: '/products/:product/variations', handle: (request) => {
    checkRole(request.caller, 'list');
    const { id } = parentOf(request);
    return list(request, request.site.variations, () => variationsOf(request.site, id).slice(), variations.rules(request), (item) => show(variations, request, item));
  },
};
