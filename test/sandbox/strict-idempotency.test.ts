import { startSandbox, type Sandbox, type StrictOptions } from '../../sandbox';
import { call } from './call';

let sandbox: Sandbox;
const start = async (strict: StrictOptions = {}) => (sandbox = await startSandbox({ strict: { auth: 'none', ...strict } }));
afterEach(() => sandbox.close());

const ANN = { name: 'Ann', email: 'ann@example.com' };
const send = (json: object, key: string, path = '') => (
  call(`${sandbox.url}/strict/customers${path}`, { json, headers: { 'Idempotency-Key': key } })
);

it('replays the first answer to the same key and body', async () => {
  await start();
  const first = await send(ANN, 'k1');
  const again = await send(ANN, 'k1');
  expect(first.headers.has('idempotent-replayed')).toBe(false);
  expect([again.status, again.text, again.headers.get('location')]).toEqual([201, first.text, first.headers.get('location')]);
  expect(again.headers.get('idempotent-replayed')).toBe('true');
  expect(sandbox.customers()).toHaveLength(1);
  expect(sandbox.received().map(({ idempotencyKey, written, replayed, status }) => ({ idempotencyKey, written, replayed, status }))).toEqual([
    { idempotencyKey: 'k1', written: 1, replayed: false, status: 201 },
    { idempotencyKey: 'k1', written: 0, replayed: true, status: 201 },
  ]);
  expect(sandbox.stats().replayed).toBe(1);
});

it('refuses a known key with another body or at another path', async () => {
  await start();
  await send(ANN, 'k1');
  expect(await send({ ...ANN, name: 'Anna' }, 'k1')).toMatchObject({ status: 422, body: { error: 'idempotency_key_reused' } });
  expect((await send([ANN], 'k1', '/batch')).status).toBe(422);
  expect(sandbox.customers()).toHaveLength(1);
});

it('answers 409 while the first request is still being worked on', async () => {
  await start({ latencyMs: 300 });
  const [first, second] = await Promise.all([
    send(ANN, 'k1'),
    new Promise((resolve) => setTimeout(resolve, 100)).then(() => send(ANN, 'k1')),
  ]);
  expect(first.status).toBe(201);
  expect(second).toMatchObject({ status: 409, body: { error: 'idempotency_in_progress' } });
  expect(second.headers.get('retry-after')).toBe('1');
  expect((await send(ANN, 'k1')).headers.get('idempotent-replayed')).toBe('true');
});

it('keeps a duplicate under its key, but frees the key after a validation error', async () => {
  await start();
  await send(ANN, 'k1');
  expect((await send(ANN, 'k2')).status).toBe(409);
  expect((await send(ANN, 'k2')).headers.get('idempotent-replayed')).toBe('true');
  expect((await send({ name: 'Bob' }, 'k3')).status).toBe(422);
  expect((await send({ name: 'Bob', email: 'bob@example.com' }, 'k3')).status).toBe(201);
});

it('replays a whole batch', async () => {
  await start();
  const first = await send([ANN, { name: 'B' }], 'k1', '/batch');
  const again = await send([ANN, { name: 'B' }], 'k1', '/batch');
  expect([again.status, again.text]).toEqual([207, first.text]);
  expect(sandbox.customers()).toHaveLength(1);
});

it('ignores keys where switched off', async () => {
  await start({ idempotency: false });
  await send(ANN, 'k1');
  expect(await send(ANN, 'k1')).toMatchObject({ status: 409, body: { error: 'duplicate' } });
  expect(sandbox.received()[1]).toMatchObject({ idempotencyKey: 'k1', replayed: false });
});

it('writes on after the client has given up, and then knows the key', async () => {
  await start({ latencyMs: 150 });
  await expect(call(`${sandbox.url}/strict/customers`, { json: ANN, headers: { 'Idempotency-Key': 'k1' }, timeoutMs: 50 })).rejects.toThrow();
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect(sandbox.customers()).toHaveLength(1);
  expect(await send(ANN, 'k1')).toMatchObject({ status: 201 });
  expect(sandbox.customers()).toHaveLength(1);
});
