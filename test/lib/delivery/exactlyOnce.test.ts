import type { StrictOptions } from '../../../sandbox';
import { Bench, customers } from './support/importing';

const FAULTS: StrictOptions['faults'] = { before: 0.08, after: 0.08, resetAfter: 0.05, resetBefore: 0.03, seed: 7 };
const ROWS = 400;

describe('a faulty API gets every customer exactly once', () => {
  it.each([
    ['under idempotency keys', { uniqueEmails: false }, { idempotencyHeader: 'Idempotency-Key' }],
    ['with a look-up before every repetition', { uniqueEmails: false, idempotency: false }, { lookupEndpoint: '/customers?email={email}' }],
    ['when it refuses a second one', { idempotency: false }, { uniqueKey: true }],
  ] as const)('%s', async (_how, strict, settings) => {
    const bench = await Bench.open({ ...strict, faults: FAULTS });
    try {
      const { report } = await bench.import(customers(ROWS), { settings: { ...settings, concurrency: 8 } });
      expect(report.counts).toMatchObject({ read: ROWS, created: ROWS, duplicate: 0, failed: 0 });
      expect(bench.sandbox.customers()).toHaveLength(ROWS);
      expect(bench.writes().size).toBe(ROWS);
      expect(report.requests.retried).toBeGreaterThan(0);
    } finally {
      await bench.close();
    }
  });

  it('sends nothing twice where nothing makes that safe, and says which rows are unknown', async () => {
    const bench = await Bench.open({ uniqueEmails: false, idempotency: false, faults: FAULTS });
    try {
      const { report, failed } = await bench.import(customers(ROWS), { settings: { concurrency: 8 } });
      expect(bench.posts()).toBe(ROWS);
      expect(report.counts.created + report.counts.failed).toBe(ROWS);
      expect(report.counts.failed).toBeGreaterThan(0);
      expect(report.reasons).toEqual([expect.objectContaining({ outcome: 'failed', code: 'unknown', count: report.counts.failed })]);
      expect(failed.trim().split('\r\n')).toHaveLength(report.counts.failed + 1);
      expect(report.failures[0]!.message).toMatch(/not known whether .* look it up/i);

      await bench.import(customers(ROWS), { settings: { concurrency: 8 } });
      expect(bench.posts()).toBe(ROWS);
    } finally {
      await bench.close();
    }
  });

  it('learns from a refused double that repeating is safe', async () => {
    const bench = await Bench.open({ idempotency: false });
    try {
      await bench.import(customers(5));
      bench.sandbox.setFaults(FAULTS);
      const { report } = await bench.import(customers(ROWS), { settings: { concurrency: 8 } });
      expect(report.counts).toMatchObject({ read: ROWS, failed: 0 });
      expect(report.counts.created + report.counts.duplicate).toBe(ROWS);
      expect(bench.writes().size).toBe(ROWS);
      expect(report.run.rung).toBe('unique_key');
    } finally {
      await bench.close();
    }
  });

  it('sends batches, and splits those the API refuses as a whole', async () => {
    const bench = await Bench.open({ maxBatch: 20 });
    try {
      const { report } = await bench.import(customers(100), { settings: { batchEndpoint: '/customers/batch', batchSize: 20 } });
      expect(report.counts).toMatchObject({ read: 100, created: 100 });
      expect(bench.posts()).toBe(5);
      const split = await bench.import(customers(120, 200), { settings: { batchEndpoint: '/customers/batch', batchSize: 40 } });
      expect(split.report.counts).toMatchObject({ read: 120, created: 120 });
      expect(bench.posts()).toBe(5 + 3 * 3);
    } finally {
      await bench.close();
    }
  });
});
