import { createMeter } from '../../../../lib/http';
import { wooStore } from '../../../../lib/platforms/woocommerce/store';
import { runSync } from '../../../../lib/sync';
import { openWarehouse } from '../../../../lib/warehouse';

/** Syncs a simulated shop; prints a line for each page that is committed. */
async function main([folder = '', clientId = '', connectionId = '', fields = '{}']: string[]): Promise<void> {
  const warehouse = await openWarehouse({ folder });
  const meter = createMeter();
  const signal = new AbortController().signal;
  const connection = wooStore.connect(wooStore.parse(JSON.parse(fields) as Record<string, unknown>), { meter, signal });
  await runSync({
    warehouse, owner: { clientId, connectionId, platform: 'woocommerce' }, platform: wooStore, connection, meter, signal, options: { compare: 'always' },
    onProgress: ({ stream, counts }) => process.stdout.write(`${stream} ${counts.read}\n`),
  });
  await warehouse.close();
}

void main(process.argv.slice(2));
