import { createMeter } from '../../../lib/http';
import { storePlatform } from '../../../lib/platforms/stores';
import { runSync } from '../../../lib/sync';
import { openWarehouse } from '../../../lib/warehouse';

/** Syncs a store of the sandbox; prints a line for each page that is committed. */
async function main([folder = '', clientId = '', connectionId = '', name = '', fields = '{}']: string[]): Promise<void> {
  const warehouse = await openWarehouse({ folder });
  const platform = await storePlatform(name);
  const meter = createMeter();
  const signal = new AbortController().signal;
  const connection = platform.connect(platform.parse(JSON.parse(fields) as Record<string, unknown>), { meter, signal });
  await runSync({
    warehouse, owner: { clientId, connectionId, platform: name }, platform, connection, meter, signal, options: { compare: 'always' },
    onProgress: ({ stream, counts }) => process.stdout.write(`${stream} ${counts.read}\n`),
  });
  await warehouse.close();
}

void main(process.argv.slice(2));
