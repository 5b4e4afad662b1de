import { money } from '../money';
import { Shelf, type Entry, type Item } from '../shelf';
import type { Site } from '../site';
import { at, CATEGORIES, GOODS } from './words';

const SINCE = Date.UTC(2024, 5, 3, 9, 30);
const DAY = 86_400_000;
export const SIZES = ['Small', 'Medium', 'Large'];

export function productId(n: number): number {
  return 100 + n * 10;
}

/** Every fourth product comes in three sizes. */
export function isVariable(id: number): boolean {
  return id % 40 === 0;
}

export function productShelf(site: Site): Shelf {
  const shelf = new Shelf((id) => product(site, id));
  for (let n = 1; n <= site.facts.sizes.products; n += 1) {
    const id = productId(n);
    shelf.items.set(id, { id, ...times(site, id), status: n % 13 === 0 ? 'draft' : 'publish', parent: 0 });
  }
  return shelf;
}

export function variationShelf(site: Site): Shelf {
  const shelf = new Shelf((id) => variation(site, id));
  for (const id of site.products.items.keys()) {
    if (!isVariable(id)) continue;
    SIZES.forEach((_, index) => shelf.items.set(id + index + 1, { id: id + index + 1, ...times(site, id), status: 'publish', parent: id }));
  }
  return shelf;
}

export function categoryShelf(): Shelf {
  const shelf = new Shelf((id) => category(id));
  CATEGORIES.forEach((_, index) => shelf.items.set(15 + index, { id: 15 + index, createdMs: SINCE, modifiedMs: null, status: 'publish', parent: 0 }));
  return shelf;
}

function times(site: Site, id: number): Pick<Item, 'createdMs' | 'modifiedMs'> {
  const createdMs = SINCE + site.pick(`product ${id}`, 600) * DAY;
  return { createdMs, modifiedMs: createdMs + site.pick(`product ${id} modified`, 100) * DAY + 4_000 };
}

function category(id: number): Entry {
  const name = at(CATEGORIES, id - 15);
  return { name, slug: name.toLowerCase().replace(/[^a-z]+/g, '-'), parent: 0, description: '', display: 'default', image: null, menu_order: 0, count: 8 };
}

/** Price of a product or variation in cents. */
export function priceOf(site: Site, id: number): number {
  return 390 + site.pick(`price ${id - (id % 10)}`, 120) * 50 + (id % 10) * 100;
}

/** Fields that products and variations have in common. */
export function sellable(site: Site, id: number): Entry {
  const price = priceOf(site, id);
  const isOnSale = id % 50 === 0;
  const isManaged = id % 30 !== 0;
  const quantity = site.pick(`stock ${id}`, 80) - 3;
  return {
    sku: id % 70 === 0 ? '' : `${site.facts.name.slice(0, 2).toUpperCase()}-${id}`, global_unique_id: id % 20 === 0 ? `40${String(id).padStart(11, '0')}` : '',
    price: money(price), regular_price: money(isOnSale ? price + 500 : price), sale_price: isOnSale ? money(price) : '', on_sale: isOnSale, purchasable: true,
    manage_stock: isManaged, stock_quantity: isManaged ? quantity : null, stock_status: !isManaged || quantity > 0 ? 'instock' : 'outofstock',
    backorders: 'no', backorders_allowed: false, backordered: false, low_stock_amount: null, weight: '0.4', dimensions: { length: '', width: '', height: '' },
    tax_status: 'taxable', tax_class: '', virtual: false, downloadable: false, downloads: [], shipping_class: '', shipping_class_id: 0, menu_order: 0, meta_data: [],
  };
}

function product(site: Site, id: number): Entry {
  const n = (id - 100) / 10;
  const variable = isVariable(id);
  const name = `${at(GOODS, n)} ${n}`;
  const own = sellable(site, id);
  return {
    ...own,
    ...(variable ? { manage_stock: false, stock_quantity: null, regular_price: '', sku: '' } : {}),
    name, slug: name.toLowerCase().replace(/[^a-z0-9]+/g, '-'), permalink: `https://${site.facts.name}.example.com/product/${id}/`, type: variable ? 'variable' : 'simple',
    featured: false, catalog_visibility: 'visible', description: `<p>${name} &amp; more</p>`, short_description: '', total_sales: n, reviews_allowed: true,
    average_rating: '0.00', rating_count: 0, related_ids: [], upsell_ids: [], cross_sell_ids: [], parent_id: 0, purchase_note: '',
    categories: [{ id: 15 + (n % CATEGORIES.length), name: at(CATEGORIES, n), slug: at(CATEGORIES, n).toLowerCase().replace(/[^a-z]+/g, '-') }],
    tags: [], images: n % 3 === 0 ? [] : [{ id: 900_000 + n, src: `https://${site.facts.name}.example.com/wp-content/${n}.jpg`, name: String(n), alt: '' }],
    // PHP writes an empty map as a list.
    attributes: variable ? [{ id: 1, name: 'Size', slug: 'pa_size', position: 0, visible: true, variation: true, options: SIZES }] : [],
    default_attributes: [], grouped_products: [], price_html: '', has_options: variable,
  };
}

function variation(site: Site, id: number): Entry {
  const size = at(SIZES, (id % 10) - 1);
  return {
    ...sellable(site, id), name: size, type: 'variation', description: '', permalink: `https://${site.facts.name}.example.com/product/${id}/`,
    image: null, attributes: [{ id: 1, name: 'Size', option: size }], parent_id: id - (id % 10),
    ...(id % 10 === 3 ? { manage_stock: 'parent', stock_quantity: null } : {}),
  };
}
