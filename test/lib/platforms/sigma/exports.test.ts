import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { exportWorkbook, materialize, type ExportedFile, type ExportSettings } from '../../../../lib/platforms/sigma';
import { heldBytes } from '../../../heldBytes';
import { connectionId, rejection, sandboxed, WORKBOOK, type Sandboxed } from './support/sandboxed';

let world: Sandboxed;
beforeEach(async () => { world = await sandboxed(); });
afterEach(() => world.sandbox.close());

const csv = (more: Partial<ExportSettings> = {}): ExportSettings => ({ workbookId: WORKBOOK, format: 'csv', elementId: 'el-table', ...more });
const read = ({ stream }: ExportedFile) => text(stream);
const downloads = () => world.requests.filter(({ operation }) => operation === 'workbooks.download');

describe('an export', () => {
  it('starts, waits through 204 and hands over the file', async () => {
    await world.set({ exportReadyMs: 1500 });
    const progress: number[] = [];
    const file = await exportWorkbook(world.client, csv({ rowLimit: 3 }), read, { onProgress: ({ polls }) => progress.push(polls) });
    expect(file.split('\n')).toEqual(['Row,Day,Amount,Signed in as,Parameters', '1,2026-01-01,7.50,default,', '2,2026-01-01,14.50,default,', '3,2026-01-01,21.50,default,', '']);
    expect(downloads().map(({ status }) => status)).toEqual([204, 200]);
    expect(progress).toEqual([1]);
  });

  it.each([
    ['pdf', {}, '%PDF-1.7'],
    ['pdf', { elementId: 'el-chart', layout: 'landscape' }, '%PDF-1.7'],
    ['png', { pageId: 'page-1', pixelWidth: 800 }, '\ufffdPNG'],
    ['xlsx', {}, 'PK'],
    ['json', { elementId: 'el-table' }, '[{"Row":1'],
    ['jsonl', { elementId: 'el-table' }, '{"Row":1'],
  ] as const)('gives %s of %j', async (format, target, head) => {
    expect(await exportWorkbook(world.client, { workbookId: WORKBOOK, format, ...target }, read)).toContain(head);
  });

  it('passes control values and offsets on', async () => {
    expect(await exportWorkbook(world.client, csv({ parameters: { Region: 'EU,US' }, offset: 0, rowLimit: 1 }), read)).toContain('EU,US');
  });

  it.each([
    [{ elementId: undefined }, 'single element'],
    [{ format: 'png', elementId: undefined }, 'element or a page'],
    [{ pageId: 'page-1' }, 'not of both'],
    [{ rowLimit: 1_000_001 }, 'offset'],
    [{ overrides: [{ connectionId: 'short', token: 't' }] }, 'long ID'],
    [{ overrides: [{ connectionId: connectionId(1), token: 'two words' }] }, 'header cannot carry'],
    [{ overrides: [1, 1].map(() => ({ connectionId: connectionId(1), token: 't' })) }, 'same connection'],
  ] as [Partial<ExportSettings>, string][])('refuses %j before anything is sent', async (more, reason) => {
    const error = await rejection(exportWorkbook(world.client, csv(more), read));
    expect(error).toMatchObject({ kind: 'not_sent', message: expect.stringContaining(reason) });
    expect(world.requests).toEqual([]);
  });

  it('sends override tokens in headers, and keeps them out of errors', async () => {
    const overrides = [1, 2].map((n) => ({ connectionId: connectionId(n), token: `warehouse-token-${n}` }));
    expect(await exportWorkbook(world.client, csv({ overrides, rejectDefaultTokens: true }), read)).toContain(',override,');
    const error = await rejection(exportWorkbook(world.client, csv({ overrides: overrides.slice(1), rejectDefaultTokens: true }), read));
    expect(error).toMatchObject({ status: 403, requestId: expect.any(String), message: expect.stringContaining('Add a token for each connection') });
    expect(error.message).not.toContain('warehouse-token');
  });

  it('ends when the time is up, naming the query', async () => {
    await world.set({ exportReadyMs: 60_000 });
    const error = await rejection(exportWorkbook(world.client, csv(), read, { timeoutMs: 400 }));
    expect(error).toMatchObject({ code: 'EXPORT_TIMEOUT', message: expect.stringMatching(/not ready after .* \(query [\da-f-]{36}\)/) });
  });

  it('ends when the render fails, after three attempts, with the request id', async () => {
    await world.set({ exportEnds: 'failed' });
    const error = await rejection(exportWorkbook(world.client, csv(), read));
    expect(error).toMatchObject({ status: 500, requestId: expect.any(String), message: expect.stringContaining('could not be rendered') });
    expect(downloads()).toHaveLength(3);
  });

  it('fetches a file again that broke off on its way, and starts no second export', async () => {
    await world.set({ exportEnds: 'cut', exportBytes: 500_000 });
    const tries: string[] = [];
    const file = await exportWorkbook(world.client, csv(), async (one) => { tries.push(one.queryId); return await read(one); });
    expect(file.length).toBeGreaterThanOrEqual(500_000);
    expect(file.endsWith('\n')).toBe(true);
    expect(tries).toEqual([tries[0], tries[0]]);
    expect(world.requests.filter(({ operation }) => operation === 'workbooks.export')).toHaveLength(1);
  });

  it('does not take a web page for the file', async () => {
    await world.set({ exportEnds: 'html' });
    expect((await rejection(exportWorkbook(world.client, csv(), read))).message).toContain('a web page in place of the file');
  });

  it('bears with an unknown query for a while only', async () => {
    await world.set({ exportEnds: 'lost' });
    const error = await rejection(exportWorkbook(world.client, csv(), read, { unknownForMs: 2000 }));
    expect(error).toMatchObject({ status: 404, message: expect.stringContaining('does not know the query') });
    expect(downloads().length).toBeGreaterThan(1);
  });

  it('stops when the run is stopped', async () => {
    await world.set({ exportReadyMs: 60_000 });
    const stop = new AbortController();
    const running = rejection(exportWorkbook(world.client, csv(), read, { signal: stop.signal }));
    setTimeout(() => stop.abort(), 200);
    expect(await running).toMatchObject({ kind: 'cancelled' });
  });

  it('passes a large file on without holding it', async () => {
    await world.set({ exportBytes: 100_000_000 });
    const before = heldBytes();
    let held: number | null = null;
    const bytes = await exportWorkbook(world.client, csv(), async ({ stream }) => {
      let sum = 0;
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        sum += chunk.length;
        // Half-way, with time for the rest to arrive: what is read must wait for who reads it.
        if (held !== null || sum < 50_000_000) continue;
        await sleep(500);
        held = heldBytes() - before;
      }
      return sum;
    });
    expect(bytes).toBeGreaterThanOrEqual(100_000_000);
    expect(held).not.toBeNull();
    expect(held).toBeLessThan(20_000_000);
  });
});

describe('a materialization', () => {
  const run = (sheetId: string, kind: 'workbook' | 'dataModel' = 'workbook', more: object = {}) =>
    materialize(world.client, { kind, documentId: kind === 'workbook' ? WORKBOOK : 'da000000-0000-4000-8000-000000000001', sheetId, ...more });

  it.each(['workbook', 'dataModel'] as const)('of a %s is waited for', async (kind) => {
    expect(await run('sheet-ready', kind)).toMatchObject({ status: 'ready', materializationId: expect.any(String) });
  });

  it('counts an unchanged source as good, and can be left to itself', async () => {
    expect(await run('sheet-skipped')).toMatchObject({ status: 'skipped' });
    expect(await run('sheet-ready', 'workbook', { wait: false })).toMatchObject({ status: 'started' });
  });

  it('that fails says why; one without a schedule or already running says what to do', async () => {
    expect((await rejection(run('sheet-failed'))).message).toMatch(/ended as “failed”: The warehouse refused the query/);
    expect((await rejection(run('el-table'))).message).toContain('has no materialization schedule');
    await world.set({ materializeMs: 5000 });
    await run('sheet-ready', 'workbook', { wait: false });
    expect((await rejection(run('sheet-ready'))).message).toContain('Wait until it has ended');
  });

  it('ends the wait when the time is up, and says that it goes on', async () => {
    await world.set({ materializeMs: 60_000 });
    expect(await rejection(run('sheet-ready', 'workbook', { timeoutMs: 300 }))).toMatchObject({ code: 'MATERIALIZATION_TIMEOUT', message: expect.stringContaining('goes on in Sigma') });
  });
});
