import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { nodes } from './support/editor.mjs';
import { signIn } from './support/rest.mjs';

let rest;
before(async () => { rest = await signIn(); });

for (const { name, type } of nodes.filter(({ name }) => ['Map Fields', 'Customer Import'].includes(name))) {
  test(`${name} lists the templates`, async () => {
    const templates = await rest.post('/rest/dynamic-node-parameters/options', {
      nodeTypeAndVersion: { name: type, version: 1 }, path: 'parameters.template', methodName: 'getTemplates', currentNodeParameters: { template: 'customer' },
    });
    const values = templates.map(({ value }) => value);
    for (const wanted of ['customer', 'salesforce', 'hubspot']) assert.ok(values.includes(wanted), `no ${wanted} among ${values.join(', ')}`);
    assert.ok(templates.every((template) => template.name && template.description), 'a template has no name or description');
  });
}

const WAREHOUSE = { warehouseApi: { id: 'tributaryWarehouse', name: 'Warehouse' } };
const SHOPIFY = { shopifyStoreApi: { id: 'tributaryShopifyApi', name: 'Shopify Store API' } };
const SIGMA = { sigmaApi: { id: 'tributarySigmaApi', name: 'Sigma API' } };

function ask(kind, node, methodName, path, currentNodeParameters, credentials) {
  return rest.post(`/rest/dynamic-node-parameters/${kind}`, {
    nodeTypeAndVersion: { name: `n8n-nodes-tributary.${node}`, version: 1 }, path: `parameters.${path}`, methodName, currentNodeParameters, credentials,
  });
}

for (const node of ['clients', 'storeSync']) {
  test(`${node} lists the platforms`, async () => {
    const platforms = await ask('options', node, 'getPlatforms', 'platform', {}, WAREHOUSE);
    assert.deepEqual(platforms.map(({ value }) => value), ['amazon-seller', 'shopify', 'sigma', 'woocommerce']);
  });
}

test('storeSync lists the streams of the platform that is chosen, and of all where connections may differ', async () => {
  const streams = async (parameters) => (await ask('options', 'storeSync', 'getStreams', 'options.streams', parameters, WAREHOUSE)).map(({ value }) => value);
  const woo = await streams({ connectWith: 'credential', platform: 'woocommerce' });
  assert.ok(woo.includes('orders') && !woo.includes('workbooks'), woo.join(', '));
  const all = await streams({ connectWith: 'connection' });
  assert.ok(woo.every((stream) => all.includes(stream)) && all.length > woo.length, all.join(', '));
});

for (const [methodName, path, resource] of [
  ['searchOrders', 'orderId', 'order'], ['searchProducts', 'productId', 'product'], ['searchCustomers', 'customerId', 'customer'],
  ['searchCollections', 'collectionId', 'collection'], ['searchInventoryItems', 'inventoryItemId', 'inventory'],
]) {
  test(`shopify finds what the store has: ${methodName}`, async () => {
    const { results } = await ask('resource-locator-results', 'shopify', methodName, path, { connectWith: 'credential', resource, operation: 'get' }, SHOPIFY);
    assert.ok(results.length > 0 && results.every(({ name, value }) => name && value.startsWith('gid://shopify/')), JSON.stringify(results.slice(0, 3)));
  });
}

test('sigma finds workbooks', async () => {
  const { results } = await ask('resource-locator-results', 'sigma', 'searchWorkbooks', 'workbookId', { resource: 'workbook', operation: 'get' }, SIGMA);
  assert.ok(results.length > 0 && results.every(({ name, value }) => name && value), JSON.stringify(results.slice(0, 3)));
});
