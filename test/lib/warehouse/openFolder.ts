import { openWarehouse } from '../../../lib/warehouse';

/** Opens the warehouse in a folder, says so, and keeps it open. */
void openWarehouse({ folder: process.argv[2] ?? '' }).then(
  () => { console.log('open'); setInterval(() => undefined, 60_000); },
  (error: Error) => console.log(`${error.name}: ${error.message}`),
);
