import { build, isBuilt } from './build.mjs';
import { install, isInstalled } from './install.mjs';
import { withLock } from './lock.mjs';

/**
 * Brings the project at `root` to the point where `dist` can run: installs when `node_modules` does not
 * match the lockfile, builds when sources changed. A second process waits for the first one's work.
 * Returns `{ ok: true }` or `{ ok: false, message }`; the message holds the tool's own output.
 */
export async function ensureReady(root) {
  if (isInstalled(root) && isBuilt(root)) return { ok: true };
  return await withLock(root, async () => {
    if (!isInstalled(root)) {
      process.stderr.write('Installing (first run only) …\n');
      const installed = await install(root);
      if (!installed.ok) return installed;
    }
    if (isBuilt(root)) return { ok: true };
    process.stderr.write('Building …\n');
    return await build(root);
  });
}
