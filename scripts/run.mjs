/**
 * Starts a compiled program of this project: `node scripts/run.mjs <entry below dist> [arguments…]`.
 * Works right after `git clone`: installs and builds first when that is needed. `--build-only` stops there.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeIsTooOld } from './node-version.mjs';

const [entry, ...programArguments] = process.argv.slice(2);

async function main() {
  const complaint = nodeIsTooOld();
  if (complaint) return stop(complaint);
  if (!entry) return stop('Usage: node scripts/run.mjs <entry below dist | --build-only> [arguments…]');

  const { root } = await import('./project.mjs');
  const { ensureReady } = await import('./ensure.mjs');
  const ready = await ensureReady(root);
  if (!ready.ok) return stop(ready.message);
  if (entry === '--build-only') return;

  const program = path.join(root, 'dist', entry);
  process.argv = [process.argv[0], program, ...programArguments];
  await import(pathToFileURL(program).href);
}

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}

await main();
