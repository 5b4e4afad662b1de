import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Customer } from '../../sandbox';
import { call, bearer } from './call';
import { SandboxProcess } from './child';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tributary-sandbox-'));
  file = join(folder, 'data', 'customers.ndjson');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = () => startSandbox({ strict: { auth: 'none', persistTo: file } });
const send = (url: string, json: object, key?: string, path = '', method = 'POST') => call(`${url}/strict/customers${path}`, {
  method, json, headers: { ...bearer('sandbox-bearer-token'), ...(key ? { 'Idempotency-Key': key } : {}) },
});
const customer = (index: number) => ({ name: `Customer ${index}`, email: `c${index}@example.com` });

it('keeps every answered customer and key over kill -9 under load', async () => {
  const first = await SandboxProcess.start('--persist', file);
  const acknowledged = new Map<number, Customer>();
  let next = 0;
  const work = async () => {
    for (;;) {
      const index = next++;
      const answer = await send(first.url, customer(index), `key-${index}`).catch(() => null);
      if (answer?.status !== 201) return;
      acknowledged.set(index, answer.body as Customer);
    }
  };
  const workers = [work(), work(), work(), work()];
  while (acknowledged.size < 200) await new Promise((resolve) => setTimeout(resolve, 5));
  await first.end('SIGKILL');
  await Promise.all(workers);

  const second = await SandboxProcess.start('--persist', file);
  const stored = (await call(`${second.url}/__sandbox/customers`)).body as Customer[];
  const byId = new Map(stored.map((found) => [found.id, found]));
  for (const known of acknowledged.values()) expect(byId.get(known.id)).toEqual(known);
  expect(new Set(stored.map(({ email }) => email)).size).toBe(stored.length);
  const [index, known] = [...acknowledged].at(-1) ?? [0, undefined];
  const again = await send(second.url, customer(index), `key-${index}`);
  expect([again.body, again.headers.get('idempotent-replayed')]).toEqual([known, 'true']);
  expect((await send(second.url, customer(index), 'another')).status).toBe(409);
  await second.end('SIGKILL');
});

it('restores changes, batches and awkward text', async () => {
  const first = await start();
  const { body } = await send(first.url, { name: 'Line\u2028separated\nname', email: 'ann@example.com' });
  await send(first.url, { phone: '+14155550123' }, undefined, `/${(body as Customer).id}`, 'PATCH');
  await send(first.url, [customer(1), customer(1), customer(2)], 'batch', '/batch');
  const before = first.customers();
  await first.close();

  const second = await start();
  expect(before).toHaveLength(3);
  expect(second.customers()).toEqual(before);
  expect((await send(second.url, [customer(1), customer(1), customer(2)], 'batch', '/batch')).headers.get('idempotent-replayed')).toBe('true');
  await second.close();
});

it('drops a torn last line and writes on behind the whole ones', async () => {
  const first = await start();
  await send(first.url, customer(1));
  await first.close();
  const whole = readFileSync(file, 'utf8');
  appendFileSync(file, '{"customers":[{"id":"cust_torn","name":"Zo\xc3');

  const second = await start();
  expect(second.customers()).toHaveLength(1);
  expect(readFileSync(file, 'utf8')).toBe(whole);
  await send(second.url, customer(2));
  await second.close();

  const third = await start();
  expect(third.customers().map(({ name }) => name)).toEqual(['Customer 1', 'Customer 2']);
  await third.close();
});

it('says where a file is damaged in the middle', async () => {
  await (await start()).close();
  writeFileSync(file, '{"customers":[]}\nnot json\n{"customers":[]}\n');
  await expect(start()).rejects.toThrow(/customers\.ndjson is damaged at byte 17\. Delete it/);
});

it('forgets the file too on reset', async () => {
  const first = await start();
  await send(first.url, customer(1), 'k1');
  first.reset();
  await send(first.url, customer(2));
  await first.close();
  const second = await start();
  expect(second.customers().map(({ name }) => name)).toEqual(['Customer 2']);
  await second.close();
});
