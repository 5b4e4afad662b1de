import fs from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { runImport } from '../../../lib/delivery';
import { createMeter } from '../../../lib/http';
import { destinationEntry } from '../../../lib/platforms/destinations';

/** Imports a file into a store of the sandbox; prints the report's counts when it has come to its end. */
async function main([folder = '', name = '', fields = '{}', file = '']: string[]): Promise<void> {
  const { load, template } = destinationEntry(name);
  const platform = await load();
  const meter = createMeter();
  const destination = platform.connect(platform.parse(JSON.parse(fields) as Record<string, unknown>), { meter });
  process.stdout.write('started\n');
  const { counts, run } = await runImport({
    open: async () => fs.createReadStream(file), inputName: path.basename(file), mapper: { template }, destination, meter, warehouse: { folder },
    rejectedTo: new PassThrough().resume(), failedTo: new PassThrough().resume(),
  });
  destination.close();
  process.stdout.write(`${JSON.stringify({ ...counts, resumed: run.resumed })}\n`);
}

void main(process.argv.slice(2));
