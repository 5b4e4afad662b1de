import fs from 'node:fs';
import path from 'node:path';
import { chain, startApi } from './host.mjs';

const RATE = 40;
const BURST = 80;
const LATENCY_MS = 50;

/** Customers from a file to an API: what lands, how fast, and how much of the limit is put to use. */
export async function deliveries(host, { rows, limited, say }) {
  const file = path.join(host.files, `customers-${rows}.csv`);
  fs.writeFileSync(file, `name,email\n${Array.from({ length: rows }, (_, index) => `Customer ${index},c${index}@bench.example\n`).join('')}`);
  const contenders = [
    ['Customer Import', (url, credential) => chain(customerImport(file, credential))],
    ['HTTP Request, as it comes', (url) => chain(...items(file), httpRequest(url, {}))],
    ['HTTP Request, 10 every 500 ms', (url) => chain(...items(file), httpRequest(url, { batching: { batch: { batchSize: 10, batchInterval: 500 } } }))],
  ];
  const results = [];
  for (const [sender, workflowFor] of contenders) {
    say(`${rows} customers ${limited ? `to an API of ${RATE} requests/s` : 'without a limit'}: ${sender}`);
    results.push({ sender, rows, ...(await measure(host, workflowFor, limited, rows)) });
  }
  return results;
}

async function measure(host, workflowFor, limited, rows) {
  const limit = limited ? ['--rate', String(RATE), '--burst', String(BURST)] : [];
  const api = await startApi(host.state, ['--latency', String(LATENCY_MS), ...limit]);
  try {
    const { id, name } = await host.credential('customerApi', `API at ${api.url}`, { baseUrl: `${api.url}/strict`, healthEndpoint: '/health', authentication: 'none' });
    const { seconds, status } = await host.run(workflowFor(api.url, { id, name }));
    return { seconds, status, ...(await outcome(api, rows, limited)) };
  } finally {
    await api.stop();
  }
}

async function outcome(api, rows, limited) {
  const posts = (await api.ask('received')).filter(({ route }) => route === 'POST /strict/customers');
  const landed = new Set((await api.ask('customers')).map(({ email }) => email)).size;
  const sendingMs = (posts.at(-1)?.at ?? 0) - (posts[0]?.at ?? 0);
  const leastMs = Math.max(0, ((rows - BURST) / RATE) * 1000);
  const { connections } = await api.ask('stats');
  return {
    landed, sendingMs, connections, requests: posts.length,
    throttled: posts.filter(({ status }) => status === 429).length,
    shareOfLimit: limited ? landed / (BURST + (Math.max(sendingMs, leastMs) / 1000) * RATE) : null,
  };
}

function customerImport(file, credential) {
  return {
    name: 'Customer Import', type: 'n8n-nodes-tributary.customerImport', credentials: { customerApi: credential },
    parameters: { operation: 'import', inputSource: 'file', filePath: file, endpoint: '/customers', template: 'customer', fieldMap: {}, apiMappings: '{}', dryRun: false, fresh: false, options: {} },
  };
}

export function items(file) {
  return [
    { name: 'Read', type: 'n8n-nodes-base.readWriteFile', parameters: { operation: 'read', fileSelector: file, options: {} } },
    { name: 'Extract', type: 'n8n-nodes-base.extractFromFile', typeVersion: 1.1, parameters: { operation: 'csv', binaryPropertyName: 'data', options: {} } },
  ];
}

function httpRequest(url, options) {
  return {
    name: 'HTTP Request', type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2, onError: 'continueRegularOutput',
    parameters: { method: 'POST', url: `${url}/strict/customers`, sendBody: true, specifyBody: 'json', jsonBody: '={{ $json }}', options },
  };
}
