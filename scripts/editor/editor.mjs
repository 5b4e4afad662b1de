import path from 'node:path';
import { n8nEnvironment, placesIn } from './environment.mjs';
import { N8nCli } from './n8n-cli.mjs';
import { ensureN8n } from './n8n-install.mjs';
import { installPackage } from './package-install.mjs';
import { freePort } from './ports.mjs';
import { seedClients } from './seed-clients.mjs';
import { formCredentials, sandboxCredentials, seedCredentials, warehouseCredential } from './seed-credentials.mjs';
import { packagedWorkflows, seedWorkflows } from './seed-workflows.mjs';
import { startService } from './service.mjs';
import { markRunning, prepareFolders, readRecord, runningEditor, unmarkRunning, writeRecord } from './state.mjs';

const SANDBOX_PORT = 5690;

/**
 * Starts n8n with this (built) package, its workflows and the sandbox in it; everything it keeps lies in `state`.
 * @param {{ root: string, state: string, port?: number, sandbox?: boolean, tell?: (line: string) => void }} options
 *   `port`: the one to use if it is free, 5678 unless given; `sandbox: false` starts none and gives no credentials.
 * @returns {Promise<{ url, sandboxUrl, places, n8n: { pid, ended }, close(): Promise<void> }>}
 */
export async function startEditor({ root, state, port = 5678, sandbox = true, tell = () => undefined }) {
  const places = placesIn(path.resolve(state));
  refuseSecond(places);
  const { home, node } = await ensureN8n(root, tell);
  prepareFolders(root, places);
  markRunning(places, null);
  const services = [];
  const close = async () => {
    // The last one started is the first to go: n8n may still be talking to the sandbox.
    for (const service of services.splice(0).reverse()) await service.stop();
    unmarkRunning(places);
  };
  try {
    return { ...(await startAll({ root, home, node, places, port, sandbox, tell, services })), places, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startAll({ root, home, node, places, port, sandbox, tell, services }) {
  await installPackage(root, places.n8n, tell);
  const record = readRecord(places);
  const ownPort = await freePort(port);
  const brokerPort = await freePort(5679, [ownPort]);
  const env = n8nEnvironment({ root, places, node, port: ownPort, brokerPort });
  const sandboxUrl = sandbox ? await startSandbox({ root, places, record, taken: [ownPort, brokerPort], services }) : null;
  await seed({ root, places, record, sandboxUrl, cli: new N8nCli({ home, node, env }), tell });

  tell('Starting n8n …');
  const n8n = await startService({
    name: 'n8n', node, args: [path.join(home, 'node_modules', 'n8n', 'bin', 'n8n'), 'start'], env,
    cwd: places.state, log: path.join(places.logs, 'n8n.log'), ready: /Editor is now accessible/,
  });
  services.push(n8n);
  const url = `http://localhost:${ownPort}`;
  markRunning(places, url);
  return { url, sandboxUrl, n8n };
}

/** The sandbox keeps its port from start to start, so that credentials keep pointing to it. */
async function startSandbox({ root, places, record, taken, services }) {
  const before = record.sandboxUrl ? Number(new URL(record.sandboxUrl).port) : SANDBOX_PORT;
  const port = await freePort(before, taken);
  services.push(await startService({
    name: 'The sandbox', node: process.execPath, args: [path.join(root, 'dist', 'sandbox', 'main.js'), '--port', String(port), '--persist', places.customers],
    env: process.env, cwd: places.state, log: path.join(places.logs, 'sandbox.log'), ready: /listens on/,
  }));
  return `http://127.0.0.1:${port}`;
}

async function seed({ root, places, record, sandboxUrl, cli, tell }) {
  const before = JSON.stringify(record);
  if (record.workflows === undefined) tell('Giving n8n its workflows and credentials (first start only) …');
  if (sandboxUrl) await seedSandbox({ root, places, record, sandboxUrl, cli });
  await seedWorkflows({ cli, record, workflows: packagedWorkflows(root, places.files), tell });
  if (JSON.stringify(record) !== before) writeRecord(places, record);
}

async function seedSandbox({ root, places, record, sandboxUrl, cli }) {
  const stores = await sandboxCredentials(sandboxUrl);
  const warehouse = warehouseCredential();
  const isNew = !record.credentials?.includes(warehouse.id);
  if (isNew) await seedClients({ root, places, credentials: stores, warehouse });
  await seedCredentials({ cli, record, url: sandboxUrl, credentials: [...stores, warehouse, ...formCredentials()] });
}

function refuseSecond(places) {
  const running = runningEditor(places);
  if (running) throw new Error(`An editor already runs on ${places.state}${running.url ? `: ${running.url}` : ''} (process ${running.pid}). Stop it first, or give another folder with --state.`);
}
