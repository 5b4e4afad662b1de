import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { n8nEnvironment, placesIn } from '../../scripts/editor/environment.mjs';
import { ensureN8n } from '../../scripts/editor/n8n-install.mjs';
import { installPackage } from '../../scripts/editor/package-install.mjs';
import { freePort } from '../../scripts/editor/ports.mjs';
import { startService } from '../../scripts/editor/service.mjs';
import { prepareFolders } from '../../scripts/editor/state.mjs';
import { root } from '../../scripts/project.mjs';

const SETTLE_MS = 5_000;

/** n8n's start with and without this package, in turns: milliseconds until it is ready, and memory once it is at rest. */
export async function starts({ times, say }) {
  const { home, node } = await ensureN8n(root, say);
  const states = [false, true].map((withPackage) => ({ withPackage, places: placesIn(fs.mkdtempSync(path.join(os.tmpdir(), 'tributary-bench-start-'))) }));
  try {
    for (const { places, withPackage } of states) {
      prepareFolders(root, places);
      if (withPackage) await installPackage(root, places.n8n, () => undefined);
      // The first start makes the database and warms the disk.
      await startOnce({ home, node, places });
    }
    const measured = states.map(() => []);
    for (let time = 1; time <= times; time += 1) {
      for (const [at, { places, withPackage }] of states.entries()) {
        say(`start ${time} of ${times}, ${withPackage ? 'with' : 'without'} the package`);
        measured[at].push(await startOnce({ home, node, places }));
      }
    }
    return states.map(({ withPackage }, at) => ({ withPackage, times, startMs: median(measured[at].map(({ startMs }) => startMs)), rssBytes: median(measured[at].map(({ rssBytes }) => rssBytes)) }));
  } finally {
    for (const { places } of states) fs.rmSync(places.state, { recursive: true, force: true });
  }
}

async function startOnce({ home, node, places }) {
  const port = await freePort(0);
  const env = n8nEnvironment({ root, places, node, port, brokerPort: await freePort(0, [port]) });
  const since = performance.now();
  const n8n = await startService({
    name: 'n8n', node, args: [path.join(home, 'node_modules', 'n8n', 'bin', 'n8n'), 'start'], env,
    cwd: places.state, log: path.join(places.logs, 'n8n.log'), ready: /Editor is now accessible/,
  });
  const startMs = performance.now() - since;
  await sleep(SETTLE_MS);
  const status = `/proc/${n8n.pid}/status`;
  const rssBytes = fs.existsSync(status) ? Number(/^VmRSS:\s+(\d+) kB$/m.exec(fs.readFileSync(status, 'utf8'))?.[1] ?? 0) * 1024 : 0;
  await n8n.stop();
  return { startMs, rssBytes };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
