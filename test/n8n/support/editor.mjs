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

/** The package's own node types, by file. */
export const nodes = [
  { name: 'Read Records', type: 'n8n-nodes-tributary.readRecords', words: ['csv', 'ndjson', 'spreadsheet'] },
  { name: 'Map Fields', type: 'n8n-nodes-tributary.mapFields', words: ['mapping', 'columns', 'hubspot'] },
  { name: 'Customer API', type: 'n8n-nodes-tributary.customerApi', words: ['crm', 'rate limit', 'health'], action: 'Create many customers' },
  { name: 'Customer Import', type: 'n8n-nodes-tributary.customerImport', words: ['csv', 'crm', 'bulk import', 'resume'] },
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
