import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes that are still in use, buffers among them; how much the process has taken from the machine depends on what else it has run. */
export function heldBytes(): number {
  // Buffers that nobody holds are taken away beside the program; the second collection waits for those of the first.
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
