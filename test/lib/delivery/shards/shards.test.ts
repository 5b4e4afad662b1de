import { importShard, planShards, reconcileShards, watchShards, type ShardTask } from '../../../../lib/delivery/shards';
import { Bench, customers } from '../support/importing';

const KEYS = { idempotencyHeader: 'Idempotency-Key', concurrency: 16 } as const;
const PATIENCE = { patienceMs: 0, mostCalls: 3 };

describe('an import in shards', () => {
  let bench: Bench;
  beforeEach(async () => { bench = await Bench.open({ latencyMs: 1, uniqueEmails: false }); });
  afterEach(() => bench.close());

  const plan = (content: string, shards: number): Promise<readonly ShardTask[]> =>
    bench.with(content, { settings: KEYS }, (options) => planShards({ ...options, shards }));
  const run = ({ importId, shard }: ShardTask, content: string, signal?: AbortSignal) =>
    bench.with(content, { settings: KEYS, options: { signal } }, (options) => importShard({ ...options, importId, shard }));
  const reconcile = (importId: string, content: string) =>
    bench.collected(content, { settings: KEYS }, (options) => reconcileShards({ ...options, importId }));
  const watch = (importId: string, more = {}) =>
    bench.with('', {}, ({ warehouse }) => watchShards({ warehouse, importId, ...PATIENCE, ...more }));

  it('lands every row once and makes one report of it', async () => {
    const content = customers(1_200);
    const tasks = await plan(content, 4);
    expect(tasks.map(({ shard, shards, firstLine, records }) => [shard, shards, firstLine, records])).toEqual([[1, 3, 2, 500], [2, 3, 502, 500], [3, 3, 1_002, 200]]);
    await Promise.all(tasks.map((task) => run(task, content)));
    const { report } = await reconcile(tasks[0]!.importId, content);
    expect(report.counts).toMatchObject({ read: 1_200, created: 1_200, failed: 0 });
    expect(report.requests.status['201']).toBe(1_200);
    expect(report.shards?.map(({ counts }) => counts.created)).toEqual(tasks.map(({ records }) => records));
    const bytes = Buffer.from(content);
    const parts = report.shards!.map(({ fromByte, toByte }) => bytes.subarray(fromByte, toByte).toString('utf8'));
    expect(parts.join('')).toBe(content);
    expect(report.shards!.map(({ firstLine }, at) => parts[at]!.includes(content.split('\n')[firstLine - 1]!))).toEqual([true, true, true]);
    expect(report.shards!.every(({ workers }) => workers.length === 1 && workers[0]!.includes(`process ${process.pid}`))).toBe(true);
    expect([...bench.writes().values()]).toEqual(Array(1_200).fill(1));
  });

  it('takes the first line of the file where two shards hold the same customer', async () => {
    const content = `${customers(1_000)}Late double,customer3@example.com\n${customers(200, 5_000).split('\n').slice(1).join('\n')}`;
    const tasks = await plan(content, 3);
    for (const task of [...tasks].reverse()) await run(task, content);
    const { report } = await reconcile(tasks[0]!.importId, content);
    expect(report.counts).toMatchObject({ read: 1_201, created: 1_200, duplicate: 1 });
    expect(report.reasons).toEqual([expect.objectContaining({ outcome: 'duplicate', code: 'duplicate_in_file', lines: [1_002] })]);
    expect(bench.sandbox.customers().find(({ email }) => email === 'customer3@example.com')?.name).toBe('Customer 3');
  });

  it('mixes with a run of one piece that was stopped: nothing is doubled', async () => {
    const content = customers(1_200);
    const stop = new AbortController();
    const timer = setInterval(() => bench.sandbox.customers().length >= 300 && stop.abort(), 2);
    await expect(bench.import(content, { settings: KEYS, options: { signal: stop.signal } })).rejects.toThrow(/stopped|aborted/);
    clearInterval(timer);
    const keysBefore = idempotencyKeys();
    const tasks = await plan(content, 3);
    await Promise.all(tasks.map((task) => run(task, content)));
    const { report } = await reconcile(tasks[0]!.importId, content);
    expect(report.counts).toMatchObject({ read: 1_200, created: 1_200 });
    expect(report.run.resumed).toBe(true);
    expect(bench.writes().size).toBe(1_200);
    expect(bench.sandbox.customers()).toHaveLength(1_200);
    expect(new Set([...keysBefore, ...idempotencyKeys()]).size).toBe(1_200);
  });

  it('goes on where a shard stopped', async () => {
    const content = customers(1_200);
    const tasks = await plan(content, 2);
    const stop = new AbortController();
    const timer = setInterval(() => bench.sandbox.customers().length >= 100 && stop.abort(), 2);
    await expect(run(tasks[1]!, content, stop.signal)).rejects.toThrow(/stopped|aborted/);
    clearInterval(timer);
    await expect(reconcile(tasks[0]!.importId, content)).rejects.toThrow(/2 of 2 shards have not come to their end: 1, 2/);
    expect((await watch(tasks[0]!.importId, { patienceMs: 60_000 })).map(({ shard, state }) => [shard, state])).toEqual([[2, 'stopped']]);
    await run(tasks[0]!, content);
    await run(tasks[1]!, content);
    expect(await watch(tasks[0]!.importId)).toEqual([]);
    const { report } = await reconcile(tasks[0]!.importId, content);
    expect(report.counts).toMatchObject({ read: 1_200, created: 1_200 });
    expect(report.shards?.map(({ workers }) => workers.length)).toEqual([1, 2]);
    expect(bench.sandbox.customers()).toHaveLength(1_200);
  });

  it('gives rows of all shards back in one file of rejects, with the lines of the file', async () => {
    const bad = (at: number): string => `No address ${at},`;
    const rows = customers(1_200).trimEnd().split('\n');
    rows[10] = bad(10);
    rows[900] = bad(900);
    rows[1_100] = `${'x'.repeat(201)},refused@example.com`;
    const content = rows.join('\n');
    const tasks = await plan(content, 4);
    await Promise.all(tasks.map((task) => run(task, content)));
    const { report, rejected } = await reconcile(tasks[0]!.importId, content);
    expect(report.counts).toMatchObject({ read: 1_200, created: 1_197, rejected: 3 });
    expect(rejected.split('\r\n').slice(1, -1).map((line) => line.split(',').slice(0, 3))).toEqual([
      ['No address 10', '', '11'], ['No address 900', '', '901'], ['x'.repeat(201), 'refused@example.com', '1101'],
    ]);
  });

  it('is one import at a time: a run of the whole ends the plan, and waits for shards', async () => {
    const content = customers(900);
    const tasks = await plan(content, 2);
    const going = run(tasks[0]!, content);
    while (bench.sandbox.customers().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await expect(bench.import(content, { settings: KEYS })).rejects.toThrow(/being imported to this destination already/);
    await going;
    expect((await bench.import(content, { settings: KEYS })).report.counts).toMatchObject({ read: 900, created: 900 });
    await expect(run(tasks[1]!, content)).rejects.toThrow(/There is no shard 2/);
    expect(bench.sandbox.customers()).toHaveLength(900);
  });

  it('sends nothing for another file, another mapping, another destination or no plan', async () => {
    const content = customers(1_000);
    const [task] = await plan(content, 2);
    const before = bench.posts();
    await expect(run(task!, customers(1_000, 1))).rejects.toMatchObject({ code: 'shard_mismatch' });
    const shard = { importId: task!.importId, shard: 1 };
    await expect(bench.with(content, { settings: KEYS, options: { mapper: { template: 'customer', defaultCountry: 'DE' } } }, (options) => importShard({ ...options, ...shard }))).rejects.toThrow(/The mapping of this node/);
    await expect(bench.with(content, { settings: { ...KEYS, destinationId: 'other' } }, (options) => importShard({ ...options, ...shard }))).rejects.toThrow(/another destination/);
    await expect(run({ ...task!, importId: 'a; drop table' }, content)).rejects.toThrow(/There is no shard 1/);
    await expect(run({ ...task!, shard: 9 }, content)).rejects.toThrow(/There is no shard 9/);
    expect(bench.posts()).toBe(before);
  });

  it('tells who waits why a shard does not come to its end, and gives up in time', async () => {
    const content = customers(1_000);
    const [task] = await plan(content, 2);
    for (let call = 1; call < PATIENCE.mostCalls; call += 1) {
      await expect(run(task!, customers(1_000, 1))).rejects.toThrow();
      expect((await watch(task!.importId)).map(({ shard, calls }) => [shard, calls])).toEqual([[1, call], [2, call]]);
    }
    await expect(watch(task!.importId)).rejects.toThrow(/Shard 1 was handed out 3 times .* The file is not the one that was split/);
  });

  it('tells records without a natural key apart by how often their content came before', async () => {
    const fields = [{ field: 'name', target: 'name', type: 'text', required: true }, { field: 'email', target: 'email', type: 'email' }];
    const template = { name: 'plain', title: 'Plain', version: 1, naturalKey: 'email', fields };
    const mapper = { template };
    const content = `name\n${Array.from({ length: 1_200 }, (_, index) => `Name ${index % 3}`).join('\n')}\n`;
    const tasks = await bench.with(content, { settings: KEYS, options: { mapper } }, (options) => planShards({ ...options, shards: 3 }));
    for (const { importId, shard } of tasks) {
      await bench.with(content, { settings: KEYS, options: { mapper } }, (options) => importShard({ ...options, importId, shard }));
    }
    expect(new Set(idempotencyKeys()).size).toBe(1_200);
  });

  function idempotencyKeys(): string[] {
    return bench.sandbox.received().flatMap(({ idempotencyKey }) => idempotencyKey ?? []);
  }
});
