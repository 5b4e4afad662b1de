import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { before, test } from 'node:test';
import { filesFolder, sandboxUrl, shippedWorkflows } from '../n8n/support/editor.mjs';
import { signIn } from '../n8n/support/rest.mjs';

const ROWS = 20_000;
const SHARDS = 8;
const { rate, burst } = JSON.parse(process.env.TRIBUTARY_LIMIT);
const workers = JSON.parse(process.env.TRIBUTARY_WORKERS);
const webhooks = process.env.TRIBUTARY_WEBHOOKS;

/** 4 rows per request: at 100 requests/s the import takes 50 s at least. */
const OPTIONS = { batchEndpoint: '/customers/batch', batchSize: 4, requestsPerSecond: rate, lookupEndpoint: '/customers?email={email}', destinationId: 'scale' };

let rest;
before(async () => { rest = await signIn(); });

test('a worker killed, one asked to end and Redis restarted in the middle of an import of 20,000 rows: every row lands once, within the limit', { timeout: 420_000 }, async () => {
  const workflow = await publishSharded();
  const form = new FormData();
  form.append('data', new Blob([customers(ROWS)], { type: 'text/csv' }), 'customers.csv');
  const answer = await fetch(`${webhooks}/webhook/${workflow.path}`, { method: 'POST', headers: { 'x-api-key': 'sandbox-api-key' }, body: form });
  assert.equal(answer.status, 200, await answer.text());

  await until(async () => (await landed()).length > ROWS * 0.2, 120_000, 'a fifth of the rows');
  const parent = workers.find(({ log }) => fs.readFileSync(log, 'utf8').includes(firstExecution()));
  const [killed, ended] = workers.filter((worker) => worker !== parent);
  process.kill(killed.pid, 'SIGKILL');
  const atKill = (await landed()).length;
  assert.ok(atKill < ROWS * 0.9, `${atKill} rows had landed when the worker was killed`);

  await until(async () => (await landed()).length > ROWS * 0.3, 120_000, 'three tenths of the rows');
  process.kill(ended.pid, 'SIGTERM');
  await until(() => !isAlive(ended.pid), 30_000, 'the end of the worker that was asked to');
  assert.match(fs.readFileSync(ended.log, 'utf8'), /executions? to finish|Received SIGTERM/);
  const begun = startedBy(parent);
  await until(() => startedBy(parent) > begun, 30_000, 'another worker for its shards');

  await until(async () => (await landed()).length > ROWS * 0.6, 180_000, 'three fifths of the rows');
  const restarted = await fetch(process.env.TRIBUTARY_CONTROL, { method: 'POST' });
  assert.equal(restarted.status, 200);

  const pages = () => fs.readdirSync(filesFolder).filter((name) => name.endsWith('.html'));
  await until(() => pages().length > 0, 240_000, 'the page of the import').catch(tellMore);

  const emails = await landed();
  assert.equal(emails.length, ROWS);
  assert.equal(new Set(emails).size, ROWS);
  const html = fs.readFileSync(path.join(filesFolder, pages()[0]), 'utf8');
  assert.match(html, /20,000/);
  const takenAgain = [...html.matchAll(/taken up again after ([^]*?)<\/td>/g)].map(([, names]) => names).join();
  for (const { pid } of [killed, ended]) assert.match(takenAgain, new RegExp(`process ${pid}\\b`));
  await keptTheLimit();
});

/** The log of arrivals: in no stretch of time more than the rate and the burst let through, and hardly one refused. */
async function keptTheLimit() {
  const received = await (await fetch(`${sandboxUrl}/__sandbox/received`)).json();
  const requests = received.filter(({ route }) => route.includes(' /strict/'));
  const times = requests.map(({ at }) => at).sort((a, b) => a - b);
  for (const seconds of [1, 2, 5, 10]) {
    let from = 0;
    let most = 0;
    times.forEach((at, index) => {
      while (times[from] < at - seconds * 1000) from += 1;
      most = Math.max(most, index - from + 1);
    });
    assert.ok(most <= rate * seconds + burst, `${most} requests arrived within ${seconds} s`);
  }
  const refused = requests.filter(({ status }) => status === 429).length;
  assert.ok(refused < requests.length * 0.01, `${refused} of ${requests.length} requests were refused`);
}

async function publishSharded() {
  const shipped = shippedWorkflows().find(({ id }) => id === 'tribCustomerImportShard');
  const workflow = await rest.get(`/rest/workflows/${shipped.id}`);
  const nodes = workflow.nodes.map((node) => {
    if (node.type !== 'n8n-nodes-tributary.customerImport') return node;
    const { operation } = node.parameters;
    if (operation === 'waitForShards') return { ...node, parameters: { ...node.parameters, patience: 10 } };
    return { ...node, parameters: { ...node.parameters, options: OPTIONS, ...(operation === 'planShards' && { shards: SHARDS }) } };
  });
  const { name, connections, settings, versionId } = workflow;
  await rest.patch(`/rest/workflows/${shipped.id}`, { name, nodes, connections, settings, versionId });
  await rest.publish(shipped.id);
  await sleep(2_000);
  return { id: shipped.id, path: nodes.find((node) => node.name === 'Receive File').parameters.path };
}

/** What a worker's log says of the execution that all others were started by: the first one of all. */
function firstExecution() {
  const started = workers.flatMap(({ log }) => [...fs.readFileSync(log, 'utf8').matchAll(/Worker started execution (\d+)/g)].map(([, id]) => Number(id)));
  return `Worker started execution ${Math.min(...started)} `;
}

function startedBy({ log }) {
  return [...fs.readFileSync(log, 'utf8').matchAll(/Worker started execution/g)].length;
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function landed() {
  const customers = await (await fetch(`${sandboxUrl}/__sandbox/customers`)).json();
  return customers.map(({ email }) => email);
}

function customers(rows) {
  return `name,email\n${Array.from({ length: rows }, (_, index) => `Customer ${index},c${index}@scale.example`).join('\n')}\n`;
}

/** The last words of every process beside the complaint. */
function tellMore(error) {
  const folder = path.dirname(workers[0].log);
  const logs = fs.readdirSync(folder).filter((name) => /main|worker|webhook/.test(name))
    .map((name) => `${name}:\n${fs.readFileSync(path.join(folder, name), 'utf8').trim().split('\n').slice(-25).join('\n')}`);
  throw new Error(`${error.message}\n${logs.join('\n')}`);
}

async function until(isSo, timeoutMs, what) {
  const end = Date.now() + timeoutMs;
  while (Date.now() < end) {
    if (await isSo()) return;
    await sleep(1_000);
  }
  throw new Error(`${what} was not there after ${timeoutMs / 1000} s.`);
}
