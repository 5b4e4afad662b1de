/** What the commands of `npm run` have in common. */
import { nodeIsTooOld } from './node-version.mjs';
import { root } from './project.mjs';

/** Runs a command; what goes wrong is one sentence, and this exit code. */
export async function command(main, exitCode) {
  try {
    const complaint = nodeIsTooOld();
    if (complaint) throw new Error(complaint);
    await main();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = exitCode;
  }
}

/** Installs and builds where that is needed. Throws what kept it from that. */
export async function readyProject() {
  const { ensureReady } = await import('./ensure.mjs');
  const ready = await ensureReady(root);
  if (!ready.ok) throw new Error(ready.message);
}

/** The last word of a command that runs tests; none run is no success. */
export function tellCounts({ passed, failed }) {
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}
