import { writeSync } from 'node:fs';
import { openWarehouse } from '../../../lib/warehouse';

const [url = '', name = ''] = process.argv.slice(2);

/** Takes a name in the warehouse of a PostgreSQL, says whether it got it, and keeps it. */
async function main(): Promise<void> {
  const warehouse = await openWarehouse({ postgres: { url } });
  writeSync(1, `${await warehouse.claim(name)}\n`);
  setInterval(() => undefined, 60_000);
}

void main();
