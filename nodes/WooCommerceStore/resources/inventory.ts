import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { filledIn, idOf, textOf, type Call, type Operation } from '../actions/operation';
import { writeTogether } from '../actions/together';
import { stockStatusFilter } from './filters';

const show = (operation: string) => ({ show: { resource: ['inventory'], operation: [operation] } });
const STOCK = 'id,parent_id,name,type,sku,manage_stock,stock_quantity,stock_status,backorders,low_stock_amount,variations';

/** Stock of everything that can be sold, variations included: one item each. */
const getMany: Operation = {
  value: 'getMany', name: 'Get Many', action: 'Get the stock of many products', description: 'List the stock of products and of all their variations',
  fields: [
    { displayName: 'Return All', name: 'returnAll', type: 'boolean', default: false, description: 'Whether to return all results or only up to a given limit', displayOptions: show('getMany') },
    {
      displayName: 'Limit', name: 'limit', type: 'number', typeOptions: { minValue: 1 }, default: 50, description: 'Max number of results to return',
      displayOptions: { show: { ...show('getMany').show, returnAll: [false] } },
    },
    { displayName: 'Filters', name: 'filters', type: 'collection', placeholder: 'Add Filter', default: {}, options: [stockStatusFilter], description: 'Leave out what does not match', displayOptions: show('getMany') },
  ],
  execute: async (call) => {
    const most = call.host.getNodeParameter('returnAll', call.item, false) === true ? Infinity : Number(call.host.getNodeParameter('limit', call.item, 50));
    const wanted = filledIn(call, 'filters').stock_status;
    const items: INodeExecutionData[] = [];
    for await (const row of stockRows(call)) {
      if (wanted === undefined || row.stockStatus === wanted) items.push({ json: row });
      if (items.length >= most) break;
    }
    return items;
  },
};

async function* stockRows(call: Call): AsyncGenerator<IDataObject> {
  const { woo, lists } = call;
  for await (const products of lists.byId({ path: 'products', query: { _fields: STOCK } })) {
    for (const product of products) {
      if (product.type !== 'variable') {
        yield stockOf(product, product, null);
        continue;
      }
      const variations = { path: `products/${String(product.id)}/variations`, query: { _fields: `${STOCK},attributes` } };
      for await (const rows of woo.rowsOf(lists, variations, Infinity)) for (const row of rows) yield stockOf(row, product, String(row.id));
    }
  }
}

function stockOf(row: Readonly<Record<string, unknown>>, product: Readonly<Record<string, unknown>>, variation: string | null): IDataObject {
  const shared = row.manage_stock === 'parent';
  return {
    productId: Number(product.id), variationId: variation === null ? null : Number(variation), sku: (row.sku as string) || null, name: String(product.name ?? ''),
    manageStock: shared ? 'parent' : row.manage_stock === true, stockQuantity: ((shared ? product : row).stock_quantity as number | null | undefined) ?? null,
    stockStatus: String(row.stock_status ?? ''), lowStockAmount: (row.low_stock_amount as number | null | undefined) ?? null,
  };
}

const update: Operation = {
  value: 'update', name: 'Update', action: 'Set the stock of a product', description: 'Set how many there are for each input item, many in one request',
  fields: [
    { displayName: 'Product ID', name: 'stockProductId', type: 'string', required: true, default: '={{ $json.productId }}', placeholder: 'e.g. 727', description: 'Number of the product', displayOptions: show('update') },
    { displayName: 'Variation ID', name: 'stockVariationId', type: 'string', default: '={{ $json.variationId }}', placeholder: 'e.g. 728', description: 'Number of the variation; empty where the product has none', displayOptions: show('update') },
    { displayName: 'Stock Quantity', name: 'stockQuantity', type: 'number', default: 0, required: true, description: 'How many there are from now on. WooCommerce counts the stock of this product from then on.', displayOptions: show('update') },
  ],
  executeAll: (session) => writeTogether(session, 'update', (call) => {
    const product = idOf(call, 'stockProductId', 'Product ID');
    const variation = textOf(call, 'stockVariationId');
    const id = variation === '' || variation === 'null' ? product : idOf(call, 'stockVariationId', 'Variation ID');
    const quantity = Number(call.host.getNodeParameter('stockQuantity', call.item, 0));
    return { path: id === product ? 'products' : `products/${product}/variations`, payload: { id: Number(id), manage_stock: true, stock_quantity: quantity } };
  }),
};

export const inventory = {
  value: 'inventory', name: 'Inventory', description: 'How many there are of what is sold', operations: [getMany, update] as const,
};

export const productIdField: INodeProperties = {
  displayName: 'Product ID', name: 'productId', type: 'string', required: true, default: '', placeholder: 'e.g. 727', description: 'Number of the variable product the variations belong to',
  displayOptions: { show: { resource: ['variation'] } },
};
