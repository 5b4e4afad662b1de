import { bulkView } from '../bulk/view';
import type { Context } from '../graphql/context';
import { customerCreate, customerDelete, customerSet, customerUpdate } from '../writes/customers';
import { inventoryAdjustQuantities, inventorySetQuantities } from '../writes/inventory';
import { orderCreate, orderUpdate } from '../writes/orders';
import { productCreate, productUpdate, productVariantsBulkUpdate } from '../writes/products';
import { webhookSubscriptionCreate, webhookSubscriptionDelete } from '../writes/webhooks';
import { numberOf } from './ids';

/** What can be changed. */
export const MUTATIONS = {
  customerCreate, customerUpdate, customerSet, customerDelete, orderCreate, orderUpdate, productCreate, productUpdate, productVariantsBulkUpdate,
  inventorySetQuantities, inventoryAdjustQuantities, webhookSubscriptionCreate, webhookSubscriptionDelete,
  bulkOperationRunQuery: ({ query, groupObjects }: { query: string; groupObjects: boolean }, context: Context) => {
    const started = context.shop.bulk.start(query, groupObjects, context);
    if ('problem' in started) return { bulkOperation: null, userErrors: [started.problem] };
    return { bulkOperation: bulkView(started.operation), userErrors: [] };
  },
  bulkOperationCancel: ({ id }: { id: string }, { shop }: Context) => {
    const operation = shop.bulk.get(numberOf('BulkOperation', id));
    if (!operation) return { bulkOperation: null, userErrors: [{ field: ['id'], message: 'Bulk operation does not exist' }] };
    if (!shop.bulk.cancel(operation)) {
      const message = `A bulk operation cannot be canceled when it is ${operation.status.toLowerCase()}`;
      return { bulkOperation: bulkView(operation), userErrors: [{ field: null, message }] };
    }
    return { bulkOperation: bulkView(operation), userErrors: [] };
  },
};
