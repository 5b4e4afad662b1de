import path from 'node:path';
import { createReadStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import { runImport } from '../../lib/delivery';
import { createMeter } from '../../lib/http';
import { contend } from '../contend';
import { apiAt } from './customerApi';

export interface DeliverJob {
  readonly url: string;
  readonly file: string;
  readonly concurrency: number | 'auto';
  readonly warehouseFolder: string;
}

/** A real import, ledger and all. What came of it is asked of the sandbox. */
contend(async ({ url, file, concurrency, warehouseFolder }: DeliverJob) => {
  const meter = createMeter();
  const api = apiAt(url, meter, concurrency);
  await runImport({
    open: async () => createReadStream(file),
    inputName: path.basename(file),
    mapper: { template: 'customer' },
    destination: api.destination,
    meter,
    warehouse: { folder: warehouseFolder },
    rejectedTo: new PassThrough().resume(),
    failedTo: new PassThrough().resume(),
  });
  return {};
});
