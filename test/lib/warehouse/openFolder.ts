import { writeSync } from 'node:fs';
import { openWarehouse } from '../../../lib/warehouse';

/** Opens the warehouse in a folder, says so, and keeps it open. */
void openWarehouse({ folder: process.argv[2] ?? '' }).then(
  () => { say('open'); setInterval(() => undefined, 60_000); },
  (error: Error) => say(`${error.name}: ${error.message}`),
);

function say(what: string): void {
  writeSync(1, `${what}\n`);
}
