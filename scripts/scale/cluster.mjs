import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { placesIn } from '../editor/environment.mjs';
import { N8nCli } from '../editor/n8n-cli.mjs';
import { ensureN8n } from '../editor/n8n-install.mjs';
import { installPackage } from '../editor/package-install.mjs';
import { freePort } from '../editor/ports.mjs';
import { sandboxCredentials, seedCredentials, warehouseCredential } from '../editor/seed-credentials.mjs';
import { packagedWorkflows, seedWorkflows } from '../editor/seed-workflows.mjs';
import { startService } from '../editor/service.mjs';
import { markRunning, prepareFolders, readRecord, runningEditor, unmarkRunning, writeRecord } from '../editor/state.mjs';
import { queueEnvironment } from './environment.mjs';
import { demandServers, postgresFor, redisFor } from './servers.mjs';

/**
 * Starts n8n in queue mode on this machine: PostgreSQL and Redis where no URL of one is given, a main process,
 * workers, a webhook process, and the sandbox. Everything it keeps lies in `state`.
 * @param {{ root: string, state: string, port?: number, workers?: number, concurrency?: number, postgresUrl?: string,
 *   redisUrl?: string, sandboxWords?: string[], tell?: (line: string) => void }} options
 *   `concurrency`: executions a worker runs at the same time; `sandboxWords`: as after `npm run sandbox --`
 * @returns {Promise<{ url, webhookUrl, sandboxUrl, postgresUrl, places, workers, redis, ended, close(): Promise<void> }>}
 */
export async function startCluster(options) {
  const { root, state, tell = () => undefined } = options;
  const places = placesIn(path.resolve(state));
  const running = runningEditor(places);
  if (running) throw new Error(`A cluster already runs on ${places.state}${running.url ? `: ${running.url}` : ''} (process ${running.pid}). Stop it first, or give another folder with --state.`);
  demandServers(options);
  const n8n = await ensureN8n(root, tell);
  prepareFolders(root, places);
  markRunning(places, null);
  const services = [];
  const close = async () => {
    // n8n's own processes go together, then what they used: the order they were started in, backwards.
    for (const group of services.splice(0).reverse()) await Promise.all(group.map((service) => service.stop()));
    unmarkRunning(places);
  };
  try {
    return { ...(await startAll({ ...options, places, n8n, services, tell })), places, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startAll({ root, places, n8n: { home, node }, services, tell, port = 5678, workers = 2, concurrency = 5, sandboxWords = [], ...given }) {
  await installPackage(root, places.n8n, tell);
  const record = readRecord(places);
  record.encryptionKey ??= randomBytes(24).toString('base64');
  const taken = [];
  const ports = async (wanted = 0) => { taken.push(await freePort(wanted, taken)); return taken.at(-1); };
  const [mainPort, webhookPort] = [await ports(port), await ports(port && port + 1)];

  tell('Starting PostgreSQL and Redis …');
  const postgres = await postgresFor({ places, record, url: given.postgresUrl, taken });
  if (postgres.service) services.push([postgres.service]);
  const queue = await redisFor({ places, record, url: given.redisUrl, taken });
  const redis = [await queue.start()].filter(Boolean);
  services.push(redis);
  const sandboxPort = await ports(record.sandboxUrl ? Number(new URL(record.sandboxUrl).port) : 0);
  const sandbox = await startService({
    name: 'The sandbox', node: process.execPath, args: [path.join(root, 'dist', 'sandbox', 'main.js'), '--port', String(sandboxPort), ...sandboxWords],
    env: process.env, cwd: places.state, log: path.join(places.logs, 'sandbox.log'), ready: /listens on/,
  });
  services.push([sandbox]);
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;

  const webhookUrl = `http://127.0.0.1:${webhookPort}`;
  const common = queueEnvironment({ root, places, node, record, postgresUrl: postgres.url, redisUrl: queue.url, webhookUrl });
  const environment = async (own) => ({ ...common, N8N_PORT: String(own), N8N_RUNNERS_BROKER_PORT: String(await ports()) });
  const processOf = async (name, words, ready, own, more = {}) => await startService({
    name, node, args: [path.join(home, 'node_modules', 'n8n', 'bin', 'n8n'), ...words], env: { ...(await environment(own)), ...more },
    cwd: places.state, log: path.join(places.logs, `${name.replaceAll(' ', '-')}.log`), ready,
  });
  await seed({ root, places, record, sandboxUrl, postgresUrl: postgres.url, cli: new N8nCli({ home, node, env: await environment(mainPort) }), tell });

  tell(`Starting n8n, ${workers} workers and a webhook process …`);
  const main = await processOf('main', ['start'], /Editor is now accessible/, mainPort);
  const group = [main];
  services.push(group);
  const numbers = Array.from({ length: workers }, (_, index) => index + 1);
  const [webhook, ...started] = await Promise.all([
    processOf('webhook', ['webhook'], /Webhook listener waiting for requests/, webhookPort),
    ...numbers.map(async (number) => {
      const log = path.join(places.logs, `worker-${number}.log`);
      return { log, ...(await processOf(`worker ${number}`, ['worker', `--concurrency=${concurrency}`], /worker is now ready/, await ports())) };
    }),
  ]);
  group.push(webhook, ...started);
  const url = `http://localhost:${mainPort}`;
  markRunning(places, url);
  return {
    url, webhookUrl, sandboxUrl, postgresUrl: postgres.url, workers: started, ended: Promise.race(group.map((service) => service.ended)),
    redis: { stop: async () => { await redis.pop()?.stop(); }, start: async () => { redis.push(await queue.start()); } },
  };
}

async function seed({ root, places, record, sandboxUrl, postgresUrl, cli, tell }) {
  if (record.workflows === undefined) tell('Giving n8n its database, workflows and credentials (first start only) …');
  record.warehouseKey ??= warehouseCredential().data.encryptionKey;
  await seedCredentials({ cli, record, url: sandboxUrl, credentials: await sandboxCredentials(sandboxUrl) });
  // Each time, as the server may have moved to another port.
  const data = { kind: 'postgres', connectBy: 'url', connectionUrl: postgresUrl, encryptionKey: record.warehouseKey };
  await cli.import('credentials', [{ ...warehouseCredential(), data }]);
  await seedWorkflows({ cli, record, workflows: packagedWorkflows(root, places.files), tell });
  writeRecord(places, record);
}
