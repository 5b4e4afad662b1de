import type { Counts, ImportReport, ReportedProblem, TimelinePoint } from '../../../../lib/delivery/types';

/** A run over 2,000 rows against a slow API, as a person meets it. */
export function sampleReport(overrides: Partial<ImportReport> = {}): ImportReport {
  return {
    run: {
      id: 'run_01JD7Z8Q4M', startedAt: '2026-11-22T07:14:03.120Z', finishedAt: '2026-11-22T07:14:51.470Z',
      resumed: false, dryRun: false, destination: 'mock_api (https://api.example.com/v1)', rung: 'idempotency_key',
    },
    input: {
      path: 'samples/customers.csv', sha256: '9f2c4e71ab03d85566f0e1c2b7a4938271605f4e3d2c1b0a99887766554433ff',
      bytes: 412_873, format: 'csv', encoding: 'utf-8', delimiter: ';', quote: '"',
      headers: ['Kunde', 'E-mail', 'Mobile No.', 'Land', 'created', 'VAT', 'Notes', 'Ålder', 'x_legacy_id'],
    },
    mapping: MAPPING,
    counts: counts({ read: 2000, created: 812, updated: 760, unchanged: 240, duplicate: 40, rejected: 141, failed: 7 }),
    requests: { total: 1893, retried: 83, status: { 200: 967, 201: 812, 422: 31, 429: 58, 503: 18, 0: 7 }, p50Ms: 84, p95Ms: 412 },
    waits: { rate_limit: 41_240, server_retry_after: 11_800, backoff: 5_310, concurrency: 2_020 },
    throughput: { rowsPerSecond: 41.4, timeline: timeline() },
    reasons: REASONS,
    warnings: [{ code: 'phone_as_written', field: 'phone', count: 12, lines: [80, 233, 311, 360, 422] }],
    rejections: rejections(),
    failures: failures(),
    ...overrides,
  };
}

export function counts(some: Partial<Counts>): Counts {
  return { read: 0, created: 0, updated: 0, unchanged: 0, duplicate: 0, rejected: 0, failed: 0, ...some };
}

/** The parts of a file that three workers imported; the second part was begun by one that ended. */
export const SHARDS: NonNullable<ImportReport['shards']> = [
  {
    shard: 1, firstLine: 2, fromByte: 0, toByte: 206_400, workers: ['worker-1, process 41'], startedAt: '2026-11-22T07:14:04Z', finishedAt: '2026-11-22T07:14:30Z',
    counts: counts({ read: 1000, created: 812, updated: 100, rejected: 88 }), requests: 1011,
  },
  {
    shard: 2, firstLine: 1_003, fromByte: 206_400, toByte: 412_873, workers: ['worker-2, process 42', '<worker-3>, process 43'], startedAt: '2026-11-22T07:14:20Z', finishedAt: '2026-11-22T07:14:51Z',
    counts: counts({ read: 1000, updated: 660, unchanged: 240, duplicate: 40, rejected: 53, failed: 7 }), requests: 882,
  },
];

const MAPPING: ImportReport['mapping'] = [
  { source: 'E-mail', target: 'email', confidence: 1, why: 'same name' },
  { source: 'Kunde', target: 'name', confidence: 0.92, why: 'synonym of “customer name” (German)' },
  { source: 'Mobile No.', target: 'phone', confidence: 0.88, why: 'synonym of “phone”; 96 of 100 sampled values are phone numbers' },
  { source: 'Land', target: 'country', confidence: 0.81, why: 'synonym (German); values are country names' },
  { source: 'created', target: 'signup_date', confidence: 0.62, why: 'values are dates; the name is only similar' },
  { source: null, target: 'address', confidence: 1, why: 'street, postcode and city put together' },
  { source: 'VAT', target: null, confidence: 0, why: 'no field of the template takes it' },
  { source: 'Notes', target: null, confidence: 0, why: 'no field of the template takes it' },
  { source: 'x_legacy_id', target: null, confidence: 0.31, why: 'closest field is “external_id”, too unsure to use' },
];

const REASONS: ImportReport['reasons'] = [
  { outcome: 'rejected', code: 'invalid_email', field: 'email', count: 50, lines: [14, 88, 131, 207, 260] },
  { outcome: 'rejected', code: 'required', field: 'email', count: 31, lines: [9, 45, 77, 102, 340] },
  { outcome: 'rejected', code: 'invalid_phone', field: 'phone', count: 24, lines: [33, 61, 98, 411, 1204] },
  { outcome: 'rejected', code: 'too_many_fields', field: null, count: 12, lines: [501, 777, 1310, 1311, 1502] },
  { outcome: 'rejected', code: 'required', field: 'name', count: 11, lines: [45, 410, 603, 999, 1000] },
  { outcome: 'rejected', code: 'blocked_domain', field: 'email', count: 7, lines: [612, 613, 980] },
  { outcome: 'rejected', code: 'invalid_date', field: 'signup_date', count: 6, lines: [18, 719, 1890] },
  { outcome: 'failed', code: 'timeout', field: null, count: 7, lines: [1402, 1403, 1404, 1405, 1406] },
  { outcome: 'duplicate', code: 'duplicate', field: 'email', count: 40, lines: [12, 56, 131, 402, 555] },
];

function rejections(): readonly ReportedProblem[] {
  const kinds: readonly Omit<ReportedProblem, 'line'>[] = [
    { field: 'email', code: 'invalid_email', message: '“jo***@example” has no complete domain. Correct the address; the row was not sent.' },
    { field: 'email', code: 'required', message: 'The e-mail is missing. Fill it in; the row was not sent.' },
    { field: 'phone', code: 'invalid_phone', message: '“+49 ***” is too short for a number in DE. Correct it; the row was not sent.' },
    { field: null, code: 'too_many_fields', message: 'The row has 11 fields, the header 9. Quote values that hold “;”; the row was not sent.' },
    { field: 'email', code: 'blocked_domain', message: 'The API does not take addresses of mailinator.com (422). Use another address; nothing was created.' },
  ];
  return Array.from({ length: 100 }, (_, index) => ({ line: 9 + index * 17, ...kinds[index % kinds.length]! }));
}

function failures(): readonly ReportedProblem[] {
  return Array.from({ length: 7 }, (_, index) => ({
    line: 1402 + index, field: null, code: 'timeout',
    message: 'No answer within 30 s on 4 attempts; the write may have taken effect. Run the import again: it is sent under the same key.',
  }));
}

function timeline(): readonly TimelinePoint[] {
  return Array.from({ length: 97 }, (_, index) => {
    const at = index + 1;
    const slow = Math.max(0, at - 40) - Math.max(0, at - 52);
    const processed = Math.round(Math.min(2000, at * 23.2 - slow * 17 + 18 * Math.sin(at / 4)));
    return {
      atMs: Math.min(48_350, at * 500), processed, landed: Math.round(processed * 0.906), inFlight: at === 97 ? 0 : 5,
      waits: { rate_limit: at * 425, server_retry_after: slow * 983, backoff: Math.max(0, at - 50) * 113, concurrency: at * 20.8 },
    };
  });
}
