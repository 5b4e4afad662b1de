import { openWarehouse } from '../../../lib/warehouse';
import { storeAfter } from './support/evolving';
import { syncOrders } from './support/syncing';

/** Syncs a store as it is after some rounds; prints a line for each page that is committed. */
async function main([folder = '', clientId = '', connectionId = '', rounds = '0']: string[]): Promise<void> {
  const warehouse = await openWarehouse({ folder });
  const owner = { clientId, connectionId, platform: 'simulated' };
  await syncOrders(warehouse, owner, storeAfter(Number(rounds)), { compare: 'always', onProgress: ({ counts }) => process.stdout.write(`${counts.read}\n`) });
  await warehouse.close();
}

void main(process.argv.slice(2));
