import { startSandbox, type FaultSettings, type Sandbox } from '../../sandbox';
import { Faults } from '../../sandbox/conditions/faults';
import { call } from './call';

let sandbox: Sandbox;
let customers: string;
const start = async (faults: FaultSettings) => {
  sandbox = await startSandbox({ strict: { auth: 'none', faults } });
  customers = `${sandbox.url}/strict/customers`;
};
afterEach(() => sandbox.close());

const ANN = { name: 'Ann', email: 'ann@example.com' };
const create = (timeoutMs?: number) => call(customers, { json: ANN, timeoutMs, headers: { 'Idempotency-Key': 'k1' } });
const codeOf = (error: unknown) => (error as { cause?: { code?: string } }).cause?.code;

/** What the log and the stores say after one struck request. */
const aftermath = () => {
  const [entry] = sandbox.received();
  return { stored: sandbox.customers().length, written: entry?.written, status: entry?.status, fault: entry?.fault };
};

describe('what a client sees, and what is stored', () => {
  it.each([['before', 0], ['after', 1]] as const)('%s: a 5xx of the same words, %d customers written', async (kind, stored) => {
    await start({ [kind]: 1, statuses: [502] });
    expect(await create()).toMatchObject({ status: 502, body: { error: 'unavailable', message: 'The service is not available at the moment.' } });
    expect(aftermath()).toEqual({ stored, written: stored, status: 502, fault: kind });
  });

  it.each([['resetBefore', 0], ['resetAfter', 1]] as const)('%s: a broken connection, %d customers written', async (kind, stored) => {
    await start({ [kind]: 1 });
    const error = await create().catch((reason: unknown) => reason);
    expect(codeOf(error)).toBe('ECONNRESET');
    expect(aftermath()).toEqual({ stored, written: stored, status: 0, fault: kind });
  });

  it.each([['hangBefore', 0], ['hangAfter', 1]] as const)('%s: no answer, %d customers written', async (kind, stored) => {
    await start({ [kind]: 1 });
    await expect(create(200)).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(aftermath()).toEqual({ stored, written: stored, status: 0, fault: kind });
    expect(sandbox.stats()).toMatchObject({ faults: { [kind]: 1 }, requests: { 'POST /strict/customers': { none: 1 } } });
  });

  it('slow: head at once, the true body bit by bit, written', async () => {
    await start({ slow: 1, slowMs: 400 });
    const startedMs = performance.now();
    const response = await fetch(customers, { method: 'POST', body: JSON.stringify(ANN), headers: { 'Content-Type': 'application/json' } });
    const chunks: Uint8Array[] = [];
    for await (const chunk of response.body ?? []) chunks.push(chunk as Uint8Array);
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(300);
    expect(chunks.length).toBeGreaterThan(5);
    expect(JSON.parse(Buffer.concat(chunks).toString('utf8'))).toEqual(sandbox.customers()[0]);
    expect(aftermath()).toMatchObject({ stored: 1, status: 201, fault: 'slow' });
  });

  it('garbage: a 201 whose JSON is none, written', async () => {
    await start({ garbage: 1 });
    const { status, headers, body } = await create();
    expect([status, headers.get('content-type'), body]).toEqual([201, 'application/json; charset=utf-8', undefined]);
    expect(aftermath()).toMatchObject({ stored: 1, written: 1 });
  });

  it('html: a 200 with a web page, not written', async () => {
    await start({ html: 1 });
    const { status, headers, text } = await create();
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('text/html');
    expect(text).toContain('<h1>');
    expect(aftermath()).toMatchObject({ stored: 0, written: 0 });
  });

  it.each(['after', 'resetAfter', 'hangAfter', 'garbage'])('%s: the same request under its key lands once and gets the true answer later', async (kind) => {
    await start({ [kind]: 1, maxPerRequest: 1 });
    await create(200).catch(() => undefined);
    const again = await create();
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
    expect(again.body).toEqual(sandbox.customers()[0]);
    expect(sandbox.customers()).toHaveLength(1);
  });

  it.each(['before', 'resetBefore', 'hangBefore', 'html'])('%s: the key stays free for the next attempt', async (kind) => {
    await start({ [kind]: 1, maxPerRequest: 1 });
    await create(200).catch(() => undefined);
    const again = await create();
    expect([again.status, again.headers.has('idempotent-replayed')]).toEqual([201, false]);
  });
});

describe('where faults strike', () => {
  it('spares health and, where told to, reads', async () => {
    await start({ before: 1, on: 'writes' });
    expect((await call(`${sandbox.url}/strict/health`)).status).toBe(200);
    expect((await call(customers)).status).toBe(200);
    expect((await create()).status).toBeGreaterThanOrEqual(500);
    sandbox.setFaults({ before: 1 });
    expect((await call(customers)).status).toBeGreaterThanOrEqual(500);
  });

  it('is switched at run time over HTTP, and is as at the start after a reset', async () => {
    await start({});
    expect((await create()).status).toBe(201);
    expect((await call(`${sandbox.url}/__sandbox/faults`, { json: { before: 1 } })).status).toBe(200);
    expect((await create()).status).toBeGreaterThanOrEqual(500);
    await call(`${sandbox.url}/__sandbox/faults`, { json: {} });
    expect((await create()).status).toBe(201);
    sandbox.setFaults({ before: 1 });
    sandbox.reset();
    expect((await create()).status).toBe(201);
  });

  it.each([
    [{ explode: 0.1 }, /no fault named explode/],
    [{ before: 1.5 }, /between 0 and 1/],
    [{ before: 'often' }, /between 0 and 1/],
    [{ before: 0.6, after: 0.6 }, /must not pass 1/],
    [{ on: 'sundays' }, /writes/],
    [{ statuses: [200] }, /between 500 and 599/],
    [{ slowMs: '1' }, /numbers/],
    [[], /JSON object/],
  ])('refuses %j and keeps the old ones', async (json, message) => {
    await start({ before: 1 });
    expect(await call(`${sandbox.url}/__sandbox/faults`, { json })).toMatchObject({ status: 400, body: { message: expect.stringMatching(message) } });
    expect((await create()).status).toBeGreaterThanOrEqual(500);
  });
});

describe('chance', () => {
  beforeEach(() => start({}));
  const requests = Array.from({ length: 4000 }, (_, index) => `POST /customers ${index}`);
  const drawn = (settings: FaultSettings, order = requests) => {
    const faults = new Faults(settings);
    return new Map(order.map((request) => [request, faults.draw(request, true)]));
  };

  it('strikes the fractions asked for', () => {
    const kinds = [...drawn({ before: 0.05, after: 0.1, hangAfter: 0.2 }).values()].map((fault) => fault?.kind);
    const share = (kind: string) => kinds.filter((found) => found === kind).length / kinds.length;
    expect(share('before')).toBeCloseTo(0.05, 1);
    expect(share('after')).toBeCloseTo(0.1, 1);
    expect(share('hangAfter')).toBeCloseTo(0.2, 1);
    expect(share('resetAfter')).toBe(0);
  });

  it('strikes the same requests whatever the order, and others under another seed', () => {
    const settings = { before: 0.1, after: 0.1, seed: 7 };
    const forwards = drawn(settings);
    const backwards = drawn(settings, [...requests].reverse());
    expect(requests.every((request) => forwards.get(request)?.kind === backwards.get(request)?.kind)).toBe(true);
    const reseeded = drawn({ ...settings, seed: 8 });
    expect(requests.some((request) => forwards.get(request)?.kind !== reseeded.get(request)?.kind)).toBe(true);
  });

  it('decides anew for each attempt, with several statuses', () => {
    const faults = new Faults({ before: 0.5 });
    const attempts = Array.from({ length: 100 }, () => faults.draw('POST /customers same', true));
    expect(new Set(attempts.map((fault) => fault === null)).size).toBe(2);
    expect(new Set(attempts.map((fault) => fault?.status))).toEqual(new Set([undefined, 500, 502, 503, 504]));
  });
});
