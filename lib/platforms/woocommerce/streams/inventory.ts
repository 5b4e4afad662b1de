import type { Cursor, StreamPage } from '../../../sync/types';
import type { InventoryRow } from '../../../warehouse/storeRows';
import type { Raw } from '../rest/shapes';
import { inventoryRow, isManaged, productShape, titleOf, variationShape, type Product } from '../rows/product';
import { Progress, read, type StreamContext } from './context';
import { isVariable, stockOnly, variationsOf } from './products';

const FIELDS = 'id,parent_id,name,type,sku,manage_stock,stock_quantity,stock_status,backorders,low_stock_amount,date_modified_gmt,variations,attributes,price,regular_price,sale_price';
const ALL = { path: 'products', query: { _fields: FIELDS } };

/**
 * Stock of everything that can be sold. Sales take stock away without changing the time of the product, so it is read
 * whole each time; what did not change is not written again.
 */
export async function* readInventory(context: StreamContext): AsyncGenerator<StreamPage> {
  const progress = new Progress();
  progress.page({ upToMs: null, nowMs: (await context.lists.page(ALL, 0, { _fields: 'id' }, 1)).nowMs });
  for await (const raws of context.lists.byId(ALL)) {
    const inventory = (await Promise.all(raws.map((raw) => stockOf(context, raw)))).flat();
    if (inventory.length > 0) yield { rows: { inventory }, cursor: null };
  }
  const cursor: Cursor = progress.end();
  yield { rows: {}, cursor };
}

/** Ids of stock rows: a product's own, or those of its variations, which it names. */
export async function* inventoryIds({ lists }: StreamContext): AsyncGenerator<string[]> {
  for await (const raws of lists.byId({ path: 'products', query: { _fields: 'id,type,variations' } })) {
    yield raws.map((raw) => read(productShape, raw, 'product')).flatMap((product) => (isVariable(product) ? product.variations : [product.id]));
  }
}

async function stockOf(context: StreamContext, raw: Raw): Promise<InventoryRow[]> {
  const product = read(productShape, raw, 'product');
  if (!isVariable(product)) return [inventoryRow(product, holderOf(product, product.name, stockOnly(raw)))];
  const variations = await variationsOf(context, product.id, { _fields: FIELDS });
  return (variations ?? []).map((one) => {
    const variation = read(variationShape, one, 'variation');
    return inventoryRow(variation, holderOf(product, [product.name, titleOf(variation)].filter(Boolean).join(' – '), stockOnly(one)));
  });
}

function holderOf(product: Product, title: string | null, raw: Raw) {
  return { id: product.id, title, raw, shared: isManaged(product) ? product.stock_quantity : null };
}
