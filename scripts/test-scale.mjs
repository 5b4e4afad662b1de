/** `npm run test:scale`: an import in shards in n8n's queue mode, with a worker killed, one asked to end, and Redis restarted meanwhile. */
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { command, readyProject, tellCounts } from './command.mjs';
import { ensureChromium } from './editor/chromium.mjs';
import { interrupted } from './editor/interrupted.mjs';
import { forgetOwnN8n, runSpecs } from './editor/specs.mjs';
import { root } from './project.mjs';

/** What the API of the test admits: requests per second, and at once after a quiet time. */
const LIMIT = { rate: 100, burst: 25 };

async function main() {
  const tell = (line) => process.stderr.write(`${line}\n`);
  const { ensureServers } = await import('./scale/servers.mjs');
  await ensureServers(tell);
  const chromium = await ensureChromium(tell);
  await readyProject();

  forgetOwnN8n();
  // A worker that is asked to end leaves its shards in the middle.
  process.env.N8N_GRACEFUL_SHUTDOWN_TIMEOUT = '5';
  const state = fs.mkdtempSync(path.join(os.tmpdir(), 'tributary-scale-'));
  process.once('exit', () => fs.rmSync(state, { recursive: true, force: true }));
  void interrupted().then(() => process.exit(130));
  const { startCluster } = await import('./scale/cluster.mjs');
  const sandboxWords = ['--auth', 'none', '--rate', String(LIMIT.rate), '--burst', String(LIMIT.burst), '--latency', '5-15', '--no-unique'];
  const cluster = await startCluster({ root, state, port: 0, workers: 3, concurrency: 5, sandboxWords, tell });
  const control = await listen(cluster);
  try {
    Object.assign(process.env, {
      TRIBUTARY_N8N_URL: cluster.url, TRIBUTARY_SANDBOX_URL: cluster.sandboxUrl, TRIBUTARY_FILES: cluster.places.files,
      TRIBUTARY_WEBHOOKS: cluster.webhookUrl, TRIBUTARY_CHROMIUM: chromium, TRIBUTARY_LIMIT: JSON.stringify(LIMIT),
      TRIBUTARY_WORKERS: JSON.stringify(cluster.workers.map(({ pid, log }) => ({ pid, log }))), TRIBUTARY_CONTROL: `http://127.0.0.1:${control.address().port}`,
    });
    return await runSpecs(path.join(root, 'test', 'scale'), process.argv.slice(2));
  } finally {
    control.close();
    await cluster.close();
  }
}

/** Specs run in processes of their own: by a request of theirs Redis ends and starts again. */
function listen({ redis }) {
  const server = http.createServer((_request, response) => {
    void redis.stop().then(() => redis.start()).then(() => response.end('restarted'), (error) => response.writeHead(500).end(error.message));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

await command(async () => tellCounts(await main()), 1);
