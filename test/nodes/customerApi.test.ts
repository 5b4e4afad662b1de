import { startSandbox, type Sandbox } from '../../sandbox';
import { SANDBOX_SECRETS } from '../../sandbox/credentials';
import type { Engine } from '../../runner/engine/engine';
import { runNode, sourceEngine, type NodeRunOptions } from './nodeRun';

let engine: Engine;
let sandbox: Sandbox;
beforeAll(async () => {
  engine = await sourceEngine();
  sandbox = await startSandbox({ strict: {} });
});
afterEach(() => sandbox.reset());
afterAll(async () => {
  await sandbox.close();
  await engine.close();
});

const credential = (more: object = {}) => ({
  baseUrl: `${sandbox.url}/strict`, healthEndpoint: '/health', authentication: 'bearerToken', bearerToken: SANDBOX_SECRETS.bearerToken, ...more,
});
const rows = (...values: object[]) => values.map((json) => ({ json: json as never }));
const run = (parameters: object, options: NodeRunOptions = {}) =>
  runNode(engine, 'customerApi', { resource: 'customer', endpoint: '/customers', options: {}, ...parameters } as never, { credential: credential(), ...options });
const posts = () => sandbox.received().filter(({ method }) => method === 'POST');

const JO = { name: 'Jo', email: 'jo@example.com' };
const EVA = { name: 'Eva', email: 'eva@example.com' };

describe('Create Many', () => {
  const createMany = { operation: 'createMany', emailField: 'email', sendFields: '' };

  it('gives every item its own outcome, in order, paired with its input', async () => {
    const { json, outputs, error, hints } = await run(createMany, {
      input: rows(JO, { name: 'Bad', email: 'nope' }, EVA, { name: 'Jo again', email: 'JO@example.com' }),
    });
    expect(error).toBeUndefined();
    expect(json[0]).toEqual([
      { outcome: 'created', id: expect.stringMatching(/^cust_/), code: null, field: null, message: null },
      expect.objectContaining({ outcome: 'rejected', id: null, field: 'email', message: expect.stringContaining('422') }),
      expect.objectContaining({ outcome: 'created' }),
      expect.objectContaining({ outcome: 'duplicate' }),
    ]);
    expect(outputs[0]?.map((item) => item.pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }, { item: 3 }]);
    expect(hints).toEqual([expect.objectContaining({ message: '2 created, 1 rejected, 1 duplicate.', type: 'warning' })]);
  });

  it('sends only the fields asked for', async () => {
    await run({ ...createMany, sendFields: 'name, email' }, { input: rows({ ...JO, internal: 'secret' }) });
    expect(sandbox.customers()).toEqual([expect.not.objectContaining({ internal: expect.anything() })]);
  });

  it('repeats what failed before the write, within the node', async () => {
    sandbox.setFaults({ before: 1, maxPerRequest: 1, on: 'writes' });
    const { json } = await run({ ...createMany, options: { retryAttempts: 2, backoffFactor: 0.01, idempotencyHeader: 'Idempotency-Key' } }, { input: rows(JO, EVA) });
    expect(json[0]).toEqual([expect.objectContaining({ outcome: 'created' }), expect.objectContaining({ outcome: 'created' })]);
    expect(sandbox.customers()).toHaveLength(2);
  });

  it('creates nothing twice when the answer to a write is lost', async () => {
    sandbox.setFaults({ resetAfter: 1, maxPerRequest: 1, on: 'writes' });
    const { json } = await run({ ...createMany, options: { backoffFactor: 0.01, idempotencyHeader: 'Idempotency-Key' } }, { input: rows(JO) });
    expect(json[0]).toEqual([expect.objectContaining({ outcome: 'created' })]);
    expect(sandbox.customers()).toHaveLength(1);
    expect(posts()).toHaveLength(2);
  });

  it('moves what did not land to the error output when there is one', async () => {
    const { json, error } = await run(createMany, { input: rows(JO, { name: 'Bad', email: 'nope' }), node: { onError: 'continueErrorOutput' } });
    expect(error).toBeUndefined();
    expect(json[0]).toEqual([expect.objectContaining({ outcome: 'created' })]);
    expect(json[1]).toEqual([{ error: expect.stringContaining('422'), details: expect.objectContaining({ outcome: 'rejected', field: 'email' }) }]);
  });

  it('throws when the credential is refused before anything was sent, telling what to do and no secret', async () => {
    const { error } = await run(createMany, { input: rows(JO), credential: credential({ bearerToken: 'wrong-secret' }) });
    expect(error?.message).toMatch(/401/);
    expect(error?.description).toContain('Open the Customer API credential');
    expect(`${error?.message} ${error?.description}`).not.toContain('wrong-secret');
    expect(sandbox.customers()).toHaveLength(0);
  });

  it('reads no setting per item', async () => {
    const { error } = await run({ ...createMany, options: { concurrency: 'many' } }, { input: rows(JO) });
    expect(error?.message).toBe('"many" is not a concurrency');
  });
});

describe('Create', () => {
  const create = { operation: 'create', dataMode: 'item' };

  it('creates from the item, from fields and from JSON', async () => {
    await run(create, { input: rows(JO) });
    await run({ operation: 'create', dataMode: 'fields', fields: { values: [{ name: 'name', value: 'Eva' }, { name: 'email', value: 'eva@example.com' }] } });
    await run({ operation: 'create', dataMode: 'json', jsonData: '{"name":"Zoë","email":"zoe@example.com"}' });
    expect(sandbox.customers().map(({ email }) => email)).toEqual(['jo@example.com', 'eva@example.com', 'zoe@example.com']);
  });

  it('stops at a refusal, naming the item, what to do, and what was created before it', async () => {
    const { error } = await run(create, { input: rows(JO, { name: 'Bad', email: 'nope' }, EVA) });
    expect(error?.message).toContain('422');
    expect(error?.context?.itemIndex).toBe(1);
    expect(error?.description).toContain('The customer of the item before this one is created.');
    expect(sandbox.customers()).toHaveLength(1);
  });

  it("sends the same idempotency key when n8n's Retry On Fail runs the whole node again", async () => {
    const { error } = await run({ ...create, options: { idempotencyHeader: 'Idempotency-Key' } }, {
      input: rows(JO, { name: 'Bad', email: 'nope' }), node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
    });
    expect(error?.message).toContain('422');
    const keys = posts().map(({ idempotencyKey }) => idempotencyKey);
    expect(keys).toHaveLength(4);
    expect(new Set(keys).size).toBe(2);
    expect(sandbox.customers()).toHaveLength(1);
  });

  it('goes on after a refusal when told to', async () => {
    const { json, error } = await run(create, { input: rows({ name: 'Bad', email: 'nope' }, EVA), node: { onError: 'continueRegularOutput' } });
    expect(error).toBeUndefined();
    expect(json[0]).toEqual([{ error: expect.stringContaining('422'), details: expect.anything() }, expect.objectContaining({ outcome: 'created' })]);
  });

  it('keeps a hostile key in a payload from reaching a prototype', async () => {
    const { error } = await run({ operation: 'create', dataMode: 'fields', fields: { values: [{ name: '__proto__', value: 'x' }, { name: 'name', value: 'A' }, { name: 'email', value: 'a@example.com' }] } });
    expect(error).toBeUndefined();
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

describe('Find', () => {
  const find = { operation: 'find', lookupEndpoint: '/customers?email={email}', email: '={{ $json.email }}' };

  it('finds a customer whatever the case, and says so when there is none', async () => {
    await run({ operation: 'create', dataMode: 'item' }, { input: rows(JO) });
    const { json } = await run(find, { input: rows({ email: 'JO@Example.com' }, { email: 'nobody@example.com' }) });
    expect(json[0]).toEqual([
      { found: true, id: sandbox.customers()[0]?.id, email: 'jo@example.com' },
      { found: false, id: null, email: 'nobody@example.com' },
    ]);
  });
});

describe('Check Health', () => {
  const health = { resource: 'service', operation: 'checkHealth' };

  it('asks once and answers every item', async () => {
    const { json } = await run(health, { input: rows({}, {}) });
    expect(json[0]).toEqual([{ ok: true, status: 200, url: `${sandbox.url}/strict/health` }, expect.objectContaining({ ok: true })]);
    expect(sandbox.received().filter(({ path }) => path === '/strict/health')).toHaveLength(1);
  });

  it('says where nothing listens', async () => {
    const { error } = await run(health, { credential: credential({ baseUrl: 'http://127.0.0.1:9' }) });
    expect(error?.description).toContain('Nothing was sent');
  });
});
