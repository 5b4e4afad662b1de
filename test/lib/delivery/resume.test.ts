import { RunStopped } from '../../../lib/delivery';
import { Bench, customers } from './support/importing';

const KEYS = { idempotencyHeader: 'Idempotency-Key', concurrency: 4 } as const;

describe('a run that was stopped', () => {
  let bench: Bench;
  beforeEach(async () => { bench = await Bench.open({ latencyMs: 5, uniqueEmails: false }); });
  afterEach(() => bench.close());

  it('goes on where it stopped, and its counts cover both halves', async () => {
    const stop = new AbortController();
    const timer = setInterval(() => bench.sandbox.customers().length >= 40 && stop.abort(), 2);
    await expect(bench.import(customers(200), { settings: KEYS, options: { signal: stop.signal } })).rejects.toBeInstanceOf(RunStopped);
    clearInterval(timer);
    const landed = bench.sandbox.customers().length;
    expect(landed).toBeGreaterThanOrEqual(40);
    expect(landed).toBeLessThan(200);

    const { report } = await bench.import(customers(200), { settings: KEYS });
    expect(report.run.resumed).toBe(true);
    expect(report.counts).toMatchObject({ read: 200, created: 200 });
    expect(report.requests.status['201']).toBe(200 - landed);
    expect(bench.writes().size).toBe(200);
  });

  it('sends nothing after a finished run, and says that the rows have landed', async () => {
    await bench.import(customers(30), { settings: KEYS });
    const before = bench.sandbox.received().length;
    const { report } = await bench.import(customers(30), { settings: KEYS });
    expect(report.counts).toMatchObject({ read: 30, created: 0, unchanged: 30 });
    expect(bench.sandbox.received()).toHaveLength(before);
    expect(report.requests.total).toBe(0);
  });

  it('starts anew when asked to', async () => {
    await bench.import(customers(10), { settings: KEYS });
    const { report } = await bench.import(customers(10), { settings: KEYS, options: { fresh: true } });
    expect(report.counts).toMatchObject({ created: 10, unchanged: 0 });
    expect(bench.sandbox.customers()).toHaveLength(20);
  });

  it('takes another file, mapping or destination for another run', async () => {
    await bench.import(customers(10), { settings: KEYS });
    const { report } = await bench.import(customers(10, 10), { settings: KEYS });
    expect(report.counts).toMatchObject({ created: 10, unchanged: 0 });
    expect(bench.writes().size).toBe(20);
  });

  it('keeps what the API refused refused, without asking again', async () => {
    const long = `${'x'.repeat(201)},long@example.com`;
    await bench.import(`${customers(3)}${long}\n`, { settings: KEYS });
    const before = bench.sandbox.received().length;
    const { report, rejected } = await bench.import(`${customers(3)}${long}\n`, { settings: KEYS });
    expect(report.counts).toMatchObject({ unchanged: 3, rejected: 1 });
    expect(bench.sandbox.received()).toHaveLength(before);
    expect(rejected).toContain('long@example.com');
  });

  it('writes nothing in a dry run and counts what would be', async () => {
    const { report } = await bench.import(customers(12), { options: { dryRun: true } });
    expect(report.counts).toMatchObject({ read: 12, created: 12 });
    expect(report.estimate).toMatchObject({ requests: 12 });
    expect(bench.sandbox.received()).toHaveLength(0);
    await bench.import(customers(12), { settings: KEYS });
    const again = await bench.import(customers(12), { settings: KEYS, options: { dryRun: true } });
    expect(again.report.counts).toMatchObject({ created: 0, unchanged: 12 });
  });
});

describe('what ends a run at once', () => {
  it('a wrong client secret: one sentence, nothing sent', async () => {
    const bench = await Bench.open({ auth: 'oauth2' });
    try {
      const credential = { authentication: 'oauth2', clientId: 'sandbox-client', clientSecret: 'not-the-secret', tokenUrl: `${bench.sandbox.url}/strict/oauth/token` } as const;
      const failure = await bench.import(customers(20), { credential }).catch((error: unknown) => error);
      expect(failure).toMatchObject({ kind: 'credentials' });
      expect(String(failure)).toMatch(/client id or secret/);
      expect(String(failure)).not.toContain('not-the-secret');
      expect(bench.posts()).toBe(0);
    } finally {
      await bench.close();
    }
  });

  it('a token refused on the first write: no other row is tried', async () => {
    const bench = await Bench.open({ auth: 'bearer_token' });
    try {
      const credential = { authentication: 'bearerToken', bearerToken: 'wrong', healthEndpoint: '' } as const;
      await expect(bench.import(customers(50), { credential, settings: { concurrency: 2 } })).rejects.toMatchObject({ kind: 'credentials' });
      expect(bench.posts()).toBeLessThanOrEqual(2);
    } finally {
      await bench.close();
    }
  });

  it('an endpoint that is not there', async () => {
    const bench = await Bench.open();
    try {
      await expect(bench.import(customers(50), { settings: { endpoint: '/clients' } })).rejects.toThrow(/no POST \/clients \(404\)/);
    } finally {
      await bench.close();
    }
  });
});

describe('a batch that was under way when a run died', () => {
  it('is never sent again row by row under other keys', async () => {
    const bench = await Bench.open({ latencyMs: 5, uniqueEmails: false, faults: { resetAfter: 1 } });
    try {
      const settings = { ...KEYS, batchEndpoint: '/customers/batch', batchSize: 5, retryAttempts: 0 };
      const { report } = await bench.import(customers(10), { settings });
      expect(report.counts).toMatchObject({ read: 10, failed: 10 });
      expect(report.reasons[0]).toMatchObject({ code: 'unknown' });
      bench.sandbox.setFaults({});
      await bench.import(customers(10), { settings });
      expect(bench.sandbox.customers()).toHaveLength(10);
    } finally {
      await bench.close();
    }
  });
});
