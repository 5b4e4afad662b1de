import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { editorUrl, filesFolder, sandboxUrl, shippedWorkflows } from './support/editor.mjs';
import { signIn } from './support/rest.mjs';

const CSV = 'Name,E-Mail,Phone,Country\nAda,ada@{},+1 415 555 0100,US\nNo address,,030 1234567,DE\nÉlodie,elodie@{},+33 1 23 45 67 89,FR\n';

let rest;
before(async () => { rest = await signIn(); });

function customersOf(domain) {
  return CSV.replaceAll('{}', domain);
}

async function landed(domain) {
  const customers = await (await fetch(`${sandboxUrl}/__sandbox/customers`)).json();
  return customers.map(({ email }) => email).filter((email) => email.endsWith(`@${domain}`)).sort();
}

describe('every workflow of the package', () => {
  for (const workflow of shippedWorkflows()) {
    const onlyByHand = workflow.nodes.every(({ type }) => !/(?<!manual)Trigger$|\.webhook$/.test(type));
    test(`${workflow.name} ${onlyByHand ? 'is started by hand only' : 'publishes beside all others'}`, async () => {
      if (onlyByHand) return await assert.rejects(rest.publish(workflow.id), /no trigger node/);
      await rest.publish(workflow.id);
      assert.equal((await rest.get(`/rest/workflows/${workflow.id}`)).active, true);
    });

    test(`${workflow.name} can be imported a second time beside itself`, async () => {
      const { name, nodes, connections, settings } = workflow;
      const copy = await rest.post('/rest/workflows', { name: `${name} (copy)`, nodes, connections, settings });
      assert.equal(copy.nodes.length, nodes.length);
    });
  }
});

/** The key that the editor was given for its webhooks. */
const KEY = { 'x-api-key': 'sandbox-api-key' };

describe('Customer Import by Webhook', () => {
  const { nodes } = shippedWorkflows().find(({ id }) => id === 'tribCustomerImportHook');
  const address = `${editorUrl}/webhook/${nodes.find(({ type }) => type === 'n8n-nodes-base.webhook').parameters.path}`;

  test('takes a file as the body and answers with the report', async () => {
    const answer = await fetch(address, { method: 'POST', headers: { ...KEY, 'content-type': 'text/csv' }, body: customersOf('body.example') });
    assert.equal(answer.status, 200);
    const report = await answer.json();
    assert.deepEqual([report.counts.read, report.counts.created, report.counts.rejected], [3, 2, 1]);
    assert.equal(report.rejections[0].line, 3);
    assert.deepEqual(await landed('body.example'), ['ada@body.example', 'elodie@body.example']);
  });

  test('takes a file as a form field', async () => {
    const form = new FormData();
    form.append('data', new Blob([customersOf('field.example')], { type: 'text/csv' }), 'customers.csv');
    const answer = await fetch(address, { method: 'POST', headers: KEY, body: form });
    assert.equal((await answer.json()).counts.created, 2);
    assert.equal((await landed('field.example')).length, 2);
  });

  test('lets nobody in without the key, and reads nothing of what was sent', async () => {
    for (const headers of [{}, { 'x-api-key': 'guessed' }]) {
      const answer = await fetch(address, { method: 'POST', headers: { ...headers, 'content-type': 'text/csv' }, body: customersOf('stranger.example') });
      assert.equal(answer.status, 403);
    }
    assert.deepEqual(await landed('stranger.example'), []);
  });

  test('says what is wrong with a file it cannot read', async () => {
    const answer = await fetch(address, { method: 'POST', headers: { ...KEY, 'content-type': 'text/csv' }, body: '\n\n' });
    const reason = await answer.json();
    assert.equal(answer.status, 422, JSON.stringify(reason));
    assert.match(reason.error, /\w+ .*\w+/);
  });
});

describe('Customer Import on a Schedule', () => {
  test('fires by itself and imports what lies in the folder', async () => {
    fs.rmSync(path.join(filesFolder, 'inbox'), { recursive: true, force: true });
    fs.mkdirSync(path.join(filesFolder, 'inbox'));
    fs.writeFileSync(path.join(filesFolder, 'inbox', 'new.csv'), customersOf('schedule.example'));
    const workflow = await rest.get('/rest/workflows/tribCustomerImportSched');
    const nodes = workflow.nodes.map((node) => (node.type === 'n8n-nodes-base.scheduleTrigger'
      ? { ...node, parameters: { rule: { interval: [{ field: 'seconds', secondsInterval: 2 }] } } } : node));
    const { name, connections, settings } = workflow;
    const often = await rest.post('/rest/workflows', { name: `${name}, often`, nodes, connections, settings });
    const since = Date.now() - 1_000;
    await rest.publish(often.id);
    const run = await rest.execution(often.id, since);
    await rest.unpublish(often.id);
    assert.equal(run.status, 'success');
    assert.equal(run.mode, 'trigger');
    assert.deepEqual(await landed('schedule.example'), ['ada@schedule.example', 'elodie@schedule.example']);
    const rejected = fs.readdirSync(path.join(filesFolder, 'rejected'));
    assert.ok(rejected.length > 0, 'no file of rejected rows was written');
    assert.match(fs.readFileSync(path.join(filesFolder, 'rejected', rejected[0]), 'utf8'), /No address/);
  });
});

describe('the mock API made of n8n nodes', () => {
  const send = (api, body) => fetch(`${editorUrl}/webhook/${api}/customers`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

  test('answers a customer with an id that follows from its fields', async () => {
    const first = await send('mock-customer-api', { name: 'Ada', email: 'ada@mock.example' });
    assert.equal(first.status, 201);
    const customer = await first.json();
    assert.deepEqual(Object.keys(customer).sort(), ['api_version', 'created_at', 'data', 'id', 'status']);
    assert.match(customer.id, /^cust_[0-9a-f]{8}$/);
    const again = await (await send('mock-customer-api', { email: 'ada@mock.example', name: 'Ada' })).json();
    assert.equal(again.id, customer.id);
    assert.equal((await fetch(`${editorUrl}/webhook/mock-customer-api/health`)).status, 200);
  });

  test('the advanced one names the fields that are missing', async () => {
    const answer = await send('mock-customer-api-advanced', { name: 'Ada' });
    assert.equal(answer.status, 400);
    assert.match((await answer.json()).message, /email/);
  });

  test('an import against it lands', async () => {
    const credential = await rest.post('/rest/credentials', {
      name: 'Mock in n8n', type: 'customerApi',
      data: { baseUrl: `${editorUrl}/webhook/mock-customer-api`, healthEndpoint: '/health', authentication: 'none' },
    });
    const report = await importThrough(credential);
    assert.deepEqual([report.counts.read, report.counts.created, report.counts.failed], [3, 2, 0]);
  });
});

/** The webhook workflow with another credential, under another address. */
async function importThrough({ id, name }) {
  const workflow = shippedWorkflows().find((shipped) => shipped.id === 'tribCustomerImportHook');
  const nodes = workflow.nodes.map((node) => ({
    ...node,
    ...(node.type === 'n8n-nodes-base.webhook' && { webhookId: crypto.randomUUID(), parameters: { ...node.parameters, path: 'import-into-mock' } }),
    ...(node.credentials?.customerApi && { credentials: { customerApi: { id, name } } }),
  }));
  const copy = await rest.post('/rest/workflows', { name: 'Into the mock', nodes, connections: workflow.connections, settings: workflow.settings });
  await rest.publish(copy.id);
  const answer = await fetch(`${editorUrl}/webhook/import-into-mock`, { method: 'POST', headers: { ...KEY, 'content-type': 'text/csv' }, body: customersOf('mock.example') });
  return await answer.json();
}
