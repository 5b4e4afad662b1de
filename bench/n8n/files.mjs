import fs from 'node:fs';
import path from 'node:path';
import { once } from 'node:events';
import { items } from './deliveries.mjs';
import { chain } from './host.mjs';

/** A CSV file read to its end: seconds, and the most memory n8n's process held. Each in a process of its own. */
export async function files(host, { sizes, say }) {
  const results = [];
  // Nothing is remembered of these files: no ledger is looked into.
  const nowhere = path.join(host.files, 'no-warehouse');
  const { id, name } = await host.credential('customerApi', 'Nobody', { baseUrl: 'http://127.0.0.1:9', healthEndpoint: '', authentication: 'none' });
  for (const rows of sizes) {
    const file = await write(path.join(host.files, `rows-${rows}.csv`), rows);
    const contenders = [
      ['Customer Import, dry run', chain({
        name: 'Customer Import', type: 'n8n-nodes-tributary.customerImport', credentials: { customerApi: { id, name } },
        parameters: { operation: 'import', inputSource: 'file', filePath: file, endpoint: '/customers', template: 'customer', fieldMap: {}, apiMappings: '{}', dryRun: true, fresh: false, options: { warehouseFolder: nowhere } },
      })],
      ['Extract From File, Summarize', chain(...items(file), {
        name: 'Count', type: 'n8n-nodes-base.summarize', typeVersion: 1.1,
        parameters: { fieldsToSummarize: { values: [{ aggregation: 'count', field: 'email' }] }, options: {} },
      })],
    ];
    for (const [reader, workflow] of contenders) {
      say(`${rows} rows: ${reader}`);
      await host.restart();
      const idle = host.peakRssBytes();
      const { seconds, status } = await host.run(workflow);
      results.push({ reader, rows, seconds, status, peakRssBytes: host.peakRssBytes(), idleRssBytes: idle });
    }
    fs.rmSync(file);
  }
  return results;
}

async function write(file, rows) {
  const out = fs.createWriteStream(file);
  out.write('name,email,city,notes\n');
  for (let index = 0; index < rows; index += 1) {
    if (!out.write(`Customer ${index},c${index}@bench.example,Berlin,prefers a call in the afternoon and asked for the new price list\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
  return file;
}
