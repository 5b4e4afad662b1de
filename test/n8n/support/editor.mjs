import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The n8n under test, as `scripts/test-n8n.mjs` started it. */
export const editorUrl = need('TRIBUTARY_N8N_URL');
export const sandboxUrl = need('TRIBUTARY_SANDBOX_URL');
/** Where its workflows read and write files. */
export const filesFolder = need('TRIBUTARY_FILES');
/** Where the owner's session is kept between spec files. */
export const sessionFile = path.join(filesFolder, '..', 'session');
export const root = fileURLToPath(new URL('../../../', import.meta.url));
export const sample = path.join(root, 'samples', 'customers.csv');

export const owner = { email: 'owner@example.com', firstName: 'Olive', lastName: 'Owner', password: 'Passw0rd123' };

/**
 * The package's own node types: what else they are found by, and the action to open one with where it has several. A
 * trigger beside a node of the same name is found as one of that node's actions.
 */
export const nodes = [
  { name: 'Read Records', type: 'n8n-nodes-tributary.readRecords', words: ['csv', 'ndjson', 'spreadsheet'] },
  { name: 'Map Fields', type: 'n8n-nodes-tributary.mapFields', words: ['mapping', 'columns', 'hubspot'] },
  { name: 'Customer API', type: 'n8n-nodes-tributary.customerApi', words: ['crm', 'rate limit', 'health'], action: 'Create many customers' },
  { name: 'Customer Import', type: 'n8n-nodes-tributary.customerImport', words: ['csv', 'crm', 'bulk import', 'resume'], action: 'Import a file of customers' },
  { name: 'Sigma', type: 'n8n-nodes-tributary.sigma', words: ['business intelligence', 'workbook'], action: 'Get many workbooks' },
  { name: 'Shopify', type: 'n8n-nodes-tributary.shopify', words: ['inventory', 'graphql'], action: 'Get many orders' },
  { name: 'Shopify', type: 'n8n-nodes-tributary.shopifyTrigger', words: ['Shopify Trigger'], action: 'On new Shopify event' },
  { name: 'Amazon Seller', type: 'n8n-nodes-tributary.amazonSeller', words: ['sp-api', 'fba', 'settlement'], action: 'Get many orders' },
  { name: 'WooCommerce Store', type: 'n8n-nodes-tributary.wooCommerceStore', words: ['woo', 'wordpress'], action: 'Get many orders' },
  { name: 'WooCommerce Store', type: 'n8n-nodes-tributary.wooCommerceStoreTrigger', words: ['WooCommerce Store Trigger'], action: 'On new WooCommerce Store event' },
  { name: 'Clients', type: 'n8n-nodes-tributary.clients', words: ['tenant', 'agency', 'onboarding'], action: 'Add a connection' },
  { name: 'Store Sync', type: 'n8n-nodes-tributary.storeSync', words: ['incremental', 'multi store'] },
  { name: 'Warehouse', type: 'n8n-nodes-tributary.warehouse', words: ['database', 'sql', 'sync history'], action: 'Query data' },
  { name: 'Dashboard', type: 'n8n-nodes-tributary.dashboard', words: ['report', 'kpi', 'revenue'] },
];

/** Every workflow the package ships, as its file says it. */
export function shippedWorkflows() {
  const folder = path.join(root, 'workflows');
  return fs.readdirSync(folder).filter((name) => name.endsWith('.json')).sort()
    .map((name) => ({ file: name.replace(/\.json$/, ''), ...JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')) }));
}

function need(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start these tests with "npm run test:n8n".`);
  return value;
}
