import { createLedger, ImportRunning } from '../../../lib/delivery/ledger';
import type { Ledger, LedgerRow, RunIdentity } from '../../../lib/delivery/types';
import type { Warehouse } from '../../../lib/warehouse';
import { RowsRefused } from '../../../lib/warehouse/groupCommit';
import { BACKENDS, type Place } from '../warehouse/support/backends';

const COUNTS = { read: 2, created: 1, updated: 0, unchanged: 0, duplicate: 0, rejected: 0, failed: 1 };
const OPTIONS = { fresh: false, inputName: 'customers.csv' };

const settled = (key: string, row: Partial<LedgerRow> = {}): LedgerRow => ({
  key, status: 'created', line: 2, remoteId: null, code: null, field: null, message: null, landed: null, ...row,
});

describe.each(BACKENDS)('createLedger ($name)', ({ start }) => {
  let place: Place;
  let warehouse: Warehouse;
  let files = 0;
  const ledgers: Ledger[] = [];

  const newFile = (): RunIdentity => ({ inputSha256: `sha${files++}`, mappingFingerprint: 'm', destinationId: 'd' });
  const ledgerOf = (clientId?: string): Ledger => {
    const ledger = createLedger(warehouse, clientId);
    ledgers.push(ledger);
    return ledger;
  };
  const openRun = async (identity: RunIdentity, fresh = false) => {
    const ledger = ledgerOf();
    return { ledger, opened: await ledger.open(identity, { ...OPTIONS, fresh }) };
  };
  const reopen = async (before: Ledger, identity: RunIdentity, fresh = false) => {
    await before.close();
    return await openRun(identity, fresh);
  };

  beforeAll(async () => {
    place = await start();
    warehouse = await place.open();
  });
  afterEach(async () => { for (const ledger of ledgers.splice(0)) await ledger.close(); });
  afterAll(async () => {
    await warehouse.close();
    await place.stop();
  });

  it('begins a run for a file it has not seen', async () => {
    const { ledger, opened } = await openRun(newFile());
    expect(opened).toEqual({ runId: expect.stringMatching(/^[0-9a-f-]{36}$/), startedAt: expect.stringMatching(/^\d{4}-.*Z$/), previous: 'none' });
    expect(await ledger.find(['a', 'b'])).toEqual(new Map());
  });

  it.each(['running', 'stopped'] as const)('goes on with a run left %s', async (state) => {
    const file = newFile();
    const { ledger, opened } = await openRun(file);
    await ledger.intend([{ key: 'a', line: 2 }]);
    await ledger.note(COUNTS, state);

    const again = await reopen(ledger, file);
    expect(again.opened).toEqual({ ...opened, previous: 'unfinished' });
    expect([...(await again.ledger.find(['a'])).values()].map(({ status }) => status)).toEqual(['in_flight']);
  });

  it('keeps the rows of a finished run, under the same id, also when the next pass is broken off', async () => {
    const file = newFile();
    const { ledger, opened } = await openRun(file);
    await ledger.settle([settled('a', { remoteId: 'r1' })]);
    await ledger.note(COUNTS, 'finished', { some: 'report' });

    const second = await reopen(ledger, file);
    expect(second.opened).toMatchObject({ runId: opened.runId, previous: 'finished' });
    expect((await second.ledger.find(['a'])).get('a')).toEqual(settled('a', { remoteId: 'r1' }));
    await second.ledger.note(COUNTS, 'running');

    const third = await reopen(second.ledger, file);
    expect(third.opened.previous).toBe('finished');
  });

  it.each<[string, Partial<RunIdentity>]>([
    ['file', { inputSha256: 'another' }], ['mapping', { mappingFingerprint: 'another' }], ['destination', { destinationId: 'another' }],
  ])('takes another %s for another import', async (_name, change) => {
    const file = newFile();
    const { opened } = await openRun(file);
    const other = await openRun({ ...file, ...change });
    expect(other.opened.previous).toBe('none');
    expect(other.opened.runId).not.toBe(opened.runId);
  });

  it('starts anew when asked to, forgets the rows and keeps the old run as history', async () => {
    const file = newFile();
    const { ledger, opened } = await openRun(file);
    await ledger.settle([settled('a')]);
    await ledger.note(COUNTS, 'finished');

    const anew = await reopen(ledger, file, true);
    expect(anew.opened.previous).toBe('none');
    expect(anew.opened.runId).not.toBe(opened.runId);
    expect((await anew.ledger.find(['a'])).size).toBe(0);
    await anew.ledger.intend([{ key: 'a', line: 2 }]);

    const later = await reopen(anew.ledger, file);
    expect(later.opened).toMatchObject({ runId: anew.opened.runId, previous: 'unfinished' });
    const history = await warehouse.asClient('default', (db) => db
      .selectFrom('import_runs').select(['id', 'state']).where('input_sha256', '=', file.inputSha256).orderBy('number').execute());
    expect(history).toEqual([{ id: opened.runId, state: 'finished' }, { id: anew.opened.runId, state: 'running' }]);
  });

  it('refuses the same import twice at once', async () => {
    const file = newFile();
    const { ledger } = await openRun(file);
    await expect(openRun(file)).rejects.toThrow(ImportRunning);
    await reopen(ledger, file);
  });

  it('peeks without writing', async () => {
    const file = newFile();
    const reader = ledgerOf();
    expect(await reader.peek(file)).toBeNull();
    const { ledger, opened } = await openRun(file);
    await ledger.settle([settled('a')]);
    await ledger.note(COUNTS, 'stopped');

    expect(await reader.peek(file)).toEqual({ ...opened, previous: 'unfinished' });
    expect((await reader.find(['a'])).size).toBe(1);
    const state = await warehouse.asClient('default', (db) => db.selectFrom('import_runs').select('state').where('id', '=', opened.runId).execute());
    expect(state).toEqual([{ state: 'stopped' }]);
  });

  it('gives back every outcome as it was written, over the intent', async () => {
    const { ledger } = await openRun(newFile());
    const rows: LedgerRow[] = [
      settled('a', { remoteId: 'cust_1' }),
      settled('b', { status: 'rejected', line: 3, code: 'invalid', field: '__proto__', message: 'e-mail jo***@example.com, "quoted", {braced}, NULL, \\' }),
      settled('c', { status: 'failed', line: 4, code: 'timeout', message: '', landed: 'unknown' }),
      settled('d', { status: 'duplicate', line: 5, message: 'größer 北京' }),
    ];
    await ledger.intend(rows.map(({ key, line }) => ({ key, line })));
    await ledger.settle(rows);
    expect([...(await ledger.find(['d', 'c', 'b', 'a', 'e'])).values()].sort((x, y) => x.line - y.line)).toEqual(rows);
  });

  it.each(['created', 'updated', 'unchanged'] as const)('refuses the intent to send what is %s, and only that call', async (status) => {
    const { ledger } = await openRun(newFile());
    await ledger.settle([settled('landed', { status, line: 7 })]);
    const calls = await Promise.allSettled([
      ledger.intend([{ key: 'a', line: 2 }]),
      ledger.intend([{ key: 'b', line: 3 }, { key: 'landed', line: 7 }]),
      ledger.intend([{ key: 'c', line: 4 }]),
    ]);
    expect(calls.map((call) => call.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(calls[1]).toMatchObject({ reason: expect.any(RowsRefused) });
    expect(calls[1]).toMatchObject({ reason: { message: expect.stringContaining('line 7') } });
    expect([...(await ledger.find(['a', 'b', 'c', 'landed'])).keys()].sort()).toEqual(['a', 'c', 'landed']);
  });

  it('takes a new intent for what failed without landing', async () => {
    const { ledger } = await openRun(newFile());
    await ledger.settle([settled('a', { status: 'failed', code: 'refused', landed: 'no' })]);
    await ledger.intend([{ key: 'a', line: 2 }]);
    expect((await ledger.find(['a'])).get('a')).toEqual(settled('a', { status: 'in_flight' }));
  });

  it('keeps many concurrent writes apart', async () => {
    const { ledger } = await openRun(newFile());
    const keys = Array.from({ length: 500 }, (_, line) => `k${line}`);
    await Promise.all(keys.map(async (key, line) => {
      await ledger.intend([{ key, line }]);
      await ledger.settle([settled(key, { line, remoteId: `r${line}` })]);
    }));
    const found = await ledger.find(keys);
    expect(keys.every((key, line) => found.get(key)?.remoteId === `r${line}` && found.get(key)?.status === 'created')).toBe(true);
  });

  it('rejects a write that breaks and goes on with the next', async () => {
    const { ledger } = await openRun(newFile());
    const impossible = settled('a', { status: 'lost' as LedgerRow['status'] });
    await expect(ledger.settle([impossible])).rejects.toThrow('check constraint');
    await ledger.settle([settled('a')]);
    expect((await ledger.find(['a'])).size).toBe(1);
  });

  it('writes counts and report into the run', async () => {
    const { ledger, opened } = await openRun(newFile());
    await ledger.note(COUNTS, 'finished', { run: { id: opened.runId } });
    const row = await warehouse.asClient('default', (db) => db
      .selectFrom('import_runs').select(['state', 'counts', 'report', 'finished_at']).where('id', '=', opened.runId).executeTakeFirstOrThrow());
    expect(row).toEqual({ state: 'finished', counts: COUNTS, report: { run: { id: opened.runId } }, finished_at: expect.stringMatching(/Z$/) });
  });

  it('has to be opened first', async () => {
    await expect(ledgerOf().intend([{ key: 'a', line: 1 }])).rejects.toThrow('call open first');
  });

  it('does not show one client\'s import to another', async () => {
    const file = newFile();
    await openRun(file);
    expect(await ledgerOf('other').peek(file)).toBeNull();
  });
});
