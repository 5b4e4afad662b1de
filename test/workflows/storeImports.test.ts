import { randomUUID } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';
import type { ImportReport } from '../../lib/delivery/types';
import { shipped, stores } from './shipped';

const world = stores(40);

it.each(['customer-import-woocommerce.json', 'customer-import-shopify.json'])('%s brings its sample into the store, and the broken row aside', async (file) => {
  const workflow = shipped(file);
  const { folder } = world.warehouse.data;
  for (const node of workflow.nodes) {
    if (node.type === 'n8n-nodes-tributary.customerImport') (node.parameters.options as INodeParameters) = { warehouseFolder: `${String(folder)}-${randomUUID()}` };
  }
  const result = await world.run(workflow);
  expect(result.error).toBeUndefined();
  const summary = result.items('Customer Import')[0]?.json as unknown as ImportReport;
  expect(summary.counts).toMatchObject({ read: 4, created: 2, duplicate: 1, rejected: 1, failed: 0 });
  expect(result.items('Customer Import', 1)).toHaveLength(1);
});
