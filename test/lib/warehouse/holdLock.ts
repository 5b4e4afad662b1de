import { writeSync } from 'node:fs';
import { lockFolder } from '../../../lib/warehouse/processLock';

/** Takes the lock of a folder when the clock reaches a time, says how that went, and keeps it. */
const [folder = '', atMs = '0'] = process.argv.slice(2);
while (Date.now() < Number(atMs));
try {
  lockFolder(folder);
  say('won');
  setInterval(() => undefined, 60_000);
} catch (error) {
  say((error as Error).name);
}

function say(what: string): void {
  writeSync(1, `${what}\n`);
}
