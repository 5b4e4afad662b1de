import { createReadStream } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import { runImport } from '../../lib/delivery';
import { createMeter } from '../../lib/http';
import { contend } from '../contend';
import { apiAt } from './customerApi';

export interface DryRunJob {
  readonly file: string;
  /** Does not exist: a dry run of a file never imported needs no warehouse. */
  readonly warehouseFolder: string;
}

export interface DryRunFigures {
  readonly rows: number;
  /** Rows that would have been sent. */
  readonly good: number;
  readonly ms: number;
}

/** The whole import of a file up to the send: hash, read, map, validate, find doubles. */
contend(async ({ file, warehouseFolder }: DryRunJob): Promise<DryRunFigures> => {
  const meter = createMeter();
  // Port 9 discards: a dry run asks nothing of it.
  const api = apiAt('http://127.0.0.1:9', meter, 'auto');
  const started = performance.now();
  const { counts } = await runImport({
    open: async () => createReadStream(file),
    inputName: path.basename(file),
    mapper: { template: 'customer' },
    destination: api.destination,
    meter,
    warehouse: { folder: warehouseFolder },
    dryRun: true,
    rejectedTo: nowhere(),
    failedTo: nowhere(),
  });
  return { rows: counts.read, good: counts.created, ms: performance.now() - started };
});

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}
