import { lockFolder } from '../../../lib/warehouse/processLock';

/** Takes the lock of a folder when the clock reaches a time, says how that went, and keeps it. */
const [folder = '', atMs = '0'] = process.argv.slice(2);
while (Date.now() < Number(atMs));
try {
  lockFolder(folder);
  console.log('won');
  setInterval(() => undefined, 60_000);
} catch (error) {
  console.log((error as Error).name);
}
