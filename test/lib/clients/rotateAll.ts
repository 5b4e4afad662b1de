import { keyring, rotateKeys } from '../../../lib/clients';
import { openWarehouse, type OpenOptions } from '../../../lib/warehouse';

/** Seals everything with a new key and prints a line for each row that is committed. */
async function main([options = '', current = '', previous = '']: string[]): Promise<void> {
  const warehouse = await openWarehouse(JSON.parse(options) as OpenOptions);
  const told = Object.assign(Object.create(warehouse) as typeof warehouse, {
    asClient: (async (clientId, work) => {
      const result = await warehouse.asClient(clientId, work);
      process.stdout.write(`${clientId}\n`);
      return result;
    }) as typeof warehouse.asClient,
  });
  await rotateKeys({ warehouse: told, keys: await keyring({ current, previous: [previous] }), actor: 'a process that is killed' });
  process.stdout.write('done\n');
  await warehouse.close();
}

void main(process.argv.slice(2));
