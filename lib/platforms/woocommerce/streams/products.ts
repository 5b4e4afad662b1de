import type { Cursor, StreamPage } from '../../../sync/types';
import type { VariantRow } from '../../../warehouse/storeRows';
import { HttpFailure } from '../../../http';
import type { Raw } from '../rest/shapes';
import { ownVariant, productRow, productShape, variantRow, variationShape, type Product } from '../rows/product';
import { Progress, read, startOf, type StreamContext } from './context';

/**
 * Products with their variants. WooCommerce lists variations only product by product, and a change of one does not
 * always touch its product, so that beside what has changed every variable product is read again.
 */
export async function* readProducts(context: StreamContext, from: Cursor | null): AsyncGenerator<StreamPage> {
  const after = startOf(from);
  const progress = new Progress();
  const done = new Set<string>();
  for await (const page of context.lists.changed({ path: 'products' }, after)) {
    const cursor = progress.page(page);
    for (const { id } of page.rows) done.add(String(id));
    if (page.rows.length > 0) yield { ...(await productPage(context, page.rows)), cursor: after === null ? cursor : null };
  }
  if (after !== null) {
    for await (const rows of context.lists.byId({ path: 'products', query: { type: 'variable' } })) {
      const others = rows.filter(({ id }) => !done.has(String(id)));
      if (others.length > 0) yield { ...(await productPage(context, others)), cursor: null };
    }
  }
  yield { rows: {}, cursor: progress.end() };
}

/** Rows of products as they came, from a list or a webhook. */
export async function productPage(context: StreamContext, raws: readonly Raw[]): Promise<Pick<StreamPage, 'rows' | 'drift'>> {
  const currency = await context.currency();
  const products = raws.map((raw) => read(productShape, raw, 'product'));
  const variants = await Promise.all(products.map((product, index) => variantsOf(context, product, raws[index] ?? {}, currency)));
  const kept = products.map((product, index) => ({ product, raw: raws[index] ?? {}, variants: variants[index] ?? null })).filter((one) => one.variants !== null);
  return {
    rows: { products: kept.map(({ product, raw }) => productRow(product, raw)), variants: kept.flatMap((one) => one.variants ?? []) },
    ...(currency === null ? { drift: ['settings.woocommerce_currency'] } : {}),
  };
}

/** Null where the product has gone meanwhile. */
async function variantsOf(context: StreamContext, product: Product, raw: Raw, currency: string | null): Promise<VariantRow[] | null> {
  if (!isVariable(product)) return [ownVariant(product, currency, stockOnly(raw))];
  const rows = await variationsOf(context, product.id);
  return rows && rows.map((variation) => variantRow(product.id, read(variationShape, variation, 'variation'), currency, variation));
}

export function isVariable({ type, variations }: Product): boolean {
  return type === 'variable' || variations.length > 0;
}

/** All variations of a product; null where there is no such product. */
export async function variationsOf({ lists }: StreamContext, product: string, query?: Readonly<Record<string, string>>): Promise<Raw[] | null> {
  const found: Raw[] = [];
  try {
    for await (const rows of lists.byId({ path: `products/${product}/variations`, query })) found.push(...rows);
    return found;
  } catch (thrown) {
    if (thrown instanceof HttpFailure && thrown.status === 404) return null;
    throw thrown;
  }
}

const STOCK = ['id', 'sku', 'price', 'regular_price', 'sale_price', 'manage_stock', 'stock_quantity', 'stock_status', 'backorders', 'low_stock_amount'];

/** What of a product its only variant keeps: the rest lies in the product's own row. */
export function stockOnly(raw: Raw): Raw {
  return Object.fromEntries(STOCK.filter((name) => Object.hasOwn(raw, name)).map((name) => [name, raw[name]]));
}
