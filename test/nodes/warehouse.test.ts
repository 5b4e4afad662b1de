import { randomUUID } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import type { IBinaryData, IDataObject } from 'n8n-workflow';
import { openRecords } from '../../lib/tabular';
import { readAudit } from '../../lib/clients';
import { saveCursor } from '../../lib/sync/cursors';
import { openWarehouse, type Warehouse } from '../../lib/warehouse';
import type { Engine } from '../../runner/engine/engine';
import { runNode, sourceEngine, type NodeRun, type NodeRunOptions } from './nodeRun';

const folder = mkdtempSync(path.join(tmpdir(), 'tributary-warehouse-node-'));
const warehouseApi = { kind: 'embedded', folder: path.join(folder, 'warehouse') };
const connections = { acme: randomUUID(), other: randomUUID() };
let engine: Engine;
/** Held open, so that each run finds it open. */
let warehouse: Warehouse;

beforeAll(async () => {
  engine = await sourceEngine();
  warehouse = await openWarehouse(warehouseApi);
  for (const client of ['acme', 'other'] as const) {
    await warehouse.asOperator(async (db) => {
      await db.insertInto('clients').values({ id: client, name: client }).execute();
      await db.insertInto('client_api_credentials').values({ id: connections[client], client_id: client, platform: 'shopify', name: client, status: 'working', sync_frequency: 'manual', streams: [] }).execute();
      for (const [stream, state] of [['orders', 'succeeded'], ['products', 'failed']] as const) {
        await db.insertInto('client_api_sync_results').values({ id: randomUUID(), sync_id: randomUUID(), client_id: client, connection_id: connections[client], stream, state }).execute();
      }
    });
    await warehouse.asClient(client, async (db) => {
      for (const stream of ['orders', 'products']) await saveCursor(db, { clientId: client, connectionId: connections[client], platform: 'shopify' }, stream, { at: '2026-01-01T00:00:00Z' });
    });
  }
});
afterAll(async () => {
  await warehouse.close();
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

type Client = keyof typeof connections;

const run = (resource: string, operation: string, parameters: IDataObject = {}, client: Client = 'acme', options: NodeRunOptions = {}): Promise<NodeRun> => runNode(engine, 'warehouse', {
  resource, operation, clientId: { __rl: true, mode: 'id', value: client }, connectionId: { __rl: true, mode: 'id', value: connections[client] }, ...parameters,
} as never, { credentials: { warehouseApi }, ...options });

const query = (statement: string, values: IDataObject[] = [], more: IDataObject = {}, client: Client = 'acme'): Promise<NodeRun> =>
  run('data', 'query', { query: statement, parameters: { parameter: values }, ...more }, client);

const upsert = (rows: IDataObject[], client: Client = 'acme', more: IDataObject = {}, node = {}): Promise<NodeRun> =>
  run('data', 'upsert', { table: 'orders', ...more }, client, { input: rows.map((json) => ({ json })), node });

async function contents(file: IBinaryData | undefined): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await Container.get(BinaryDataService).getAsStream(file!.id!)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const anOrder = (id: unknown, more: IDataObject = {}) => ({ id, status: 'paid', currency: 'EUR', total: '19.90', placed_at: '2026-03-01T10:00:00+01:00', ...more }) as IDataObject;

describe('Warehouse', () => {
  it('writes items as rows, tells what became of them, and gives them back by a query', async () => {
    const rows = [anOrder('1', { note: 'kept' }), anOrder(2, { total: 0.1, is_test: 'true', number: '#1002' })];
    expect((await upsert(rows)).json[0]).toEqual([{ clientId: 'acme', connectionId: connections.acme, table: 'orders', rows: 2, created: 2, updated: 0, unchanged: 0 }]);
    expect((await upsert([rows[0]!, anOrder(2, { total: '0.20', is_test: true, number: '#1002' })])).json[0]).toMatchObject([{ created: 0, updated: 1, unchanged: 1 }]);

    const { json, error, outputs } = await query('SELECT id, number, total, is_test, placed_at, raw FROM orders WHERE total < $1 ORDER BY id;', [{ value: '100' }]);
    expect(error).toBeUndefined();
    expect(json[0]).toEqual([
      { id: '1', number: '1', total: '19.90', is_test: false, placed_at: '2026-03-01T09:00:00.000Z', raw: rows[0] },
      { id: '2', number: '#1002', total: '0.20', is_test: true, placed_at: '2026-03-01T09:00:00.000Z', raw: anOrder(2, { total: '0.20', is_test: true, number: '#1002' }) },
    ]);
    expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
  });

  it('writes all rows of a connection or none, and names the one that cannot be kept', async () => {
    const { error } = await upsert([anOrder('3'), anOrder('4', { total: 'free', customer_email: 'jo@example.com' })]);
    expect(error?.message).toContain('The row "4" of orders cannot be kept: its total is not a number');
    expect(error?.message).not.toContain('jo@example.com');
    expect((await query("select count(*) as n from orders where id in ('3', '4')")).json[0]).toEqual([{ n: 0 }]);

    const continued = await upsert([anOrder('5', { status: 'lost' })], 'acme', {}, { onError: 'continueRegularOutput' });
    expect(continued.error).toBeUndefined();
    expect(continued.json[0]).toEqual([expect.objectContaining({ error: expect.stringContaining('its status is none of the values it can have') })]);
  });

  it('writes into no connection but the client\'s own', async () => {
    const { error } = await upsert([anOrder('1')], 'other', { connectionId: { __rl: true, mode: 'id', value: connections.acme } });
    expect(error?.message).toBe(`The client other has no connection ${connections.acme}`);
    expect((await query('select count(*) as n from orders', [], {}, 'other')).json[0]).toEqual([{ n: 0 }]);
  });

  it.each([['data', 'query', { query: 'select 1 as one' }], ['data', 'export', { source: 'table', exportTable: 'orders' }], ['sync', 'getHistory', {}], ['sync', 'resetCursor', {}]])(
    'does not take a mistyped client for one without data: %s %s',
    async (resource, operation, parameters) => {
      const { json, error } = await run(resource, operation, { ...parameters, clientId: { __rl: true, mode: 'id', value: 'acmee' } });
      expect(error?.message).toBe('There is no client with the ID "acmee". Choose one from the list, or create it. Nothing was changed.');
      expect(json[0] ?? []).toEqual([]);
    },
  );

  it('counts the parameters of a query in words', async () => {
    expect((await query('select 1 as one where 1 = $1')).error?.message).toBe('The query takes 1 parameter, and 0 were given. Nothing was read.');
  });

  it('keeps a query to one client and to reading', async () => {
    expect((await query("select id from orders where client_id <> 'other'", [], {}, 'other')).json[0]).toEqual([]);
    for (const statement of ['delete from orders', 'select 1 as a; delete from orders', "with x as (select set_config('role', 'postgres', false)) select 1 as one from x", 'select secrets from client_api_credentials']) {
      const { error } = await query(statement, [], {}, 'other');
      expect(error?.message).toMatch(/refused the query|may not do|no query/);
    }
    expect((await query('select count(*) as n from orders')).json[0]).toEqual([{ n: 2 }]);
  });

  it('refuses to work for no client in particular', async () => {
    const { error } = await run('data', 'query', { query: 'select 1 as one', clientId: { __rl: true, mode: 'id', value: '={{ "" }}' } });
    expect(error?.message).toBe('No client is chosen');
  });

  it('says that there is more than the limit', async () => {
    const { json, hints } = await query('select n from generate_series(1, 2000) as n', [], { limit: 1500 });
    expect(json[0]).toHaveLength(1500);
    expect(json[0]?.at(-1)).toEqual({ n: 1500 });
    expect(hints[0]?.message).toContain('more than 1500 rows');
    expect((await query('select 1 as "__proto__", 2 as constructor')).json[0]).toEqual([{ _proto_: 1, constructor: 2 }]);
  });

  it('exports a table as CSV that a spreadsheet opens safely and that reads back', async () => {
    await upsert([anOrder('=1+1', { number: '@cmd', country: 'DE "x", y' })]);
    const { json, outputs, error } = await run('data', 'export', { source: 'table', exportTable: 'orders', format: 'csv', binaryPropertyName: 'file' });
    expect(error).toBeUndefined();
    expect(json[0]).toMatchObject([{ rows: 3, file: 'orders.csv' }]);
    const file = outputs[0]?.[0]?.binary?.file;
    expect(file).toMatchObject({ fileName: 'orders.csv', mimeType: 'text/csv' });
    const text = await contents(file);
    expect(text).toContain("'=1+1");
    expect(text).not.toContain('"note"');

    const source = await openRecords(createReadStream(await saved(text)), { format: 'csv' });
    const records = [];
    for await (const batch of source) records.push(...batch.map(({ cells }) => cells[source.headers.indexOf('total')]));
    expect(records.sort()).toEqual(['0.20', '19.90', '19.90']);
  });

  it('exports a query of any size as NDJSON, line by line', async () => {
    const statement = "select n, (n * 0.01)::numeric(10, 2) as amount, repeat('x', 20) as text from generate_series(1, 30000) as n where n <= $1::int";
    const { json, outputs } = await run('data', 'export', { source: 'query', query: statement, parameters: { parameter: [{ value: '25000' }] }, format: 'ndjson', binaryPropertyName: 'data' });
    expect(json[0]).toEqual([{ rows: 25000, columns: ['n', 'amount', 'text'], file: 'query.ndjson' }]);
    const lines = (await contents(outputs[0]?.[0]?.binary?.data)).trimEnd().split('\n');
    expect(lines).toHaveLength(25000);
    expect(JSON.parse(lines[24_999]!)).toEqual({ n: 25000, amount: '250.00', text: 'x'.repeat(20) });
  });

  it('gives no file of a query that fails', async () => {
    const { error, outputs } = await run('data', 'export', { source: 'query', query: 'select 1 / (3 - n) as n from generate_series(1, 5) as n', format: 'csv', binaryPropertyName: 'data' });
    expect(error?.message).toContain('division by zero');
    expect(outputs.flat()).toEqual([]);
  });

  it('shows the history of syncs, and which of them failed', async () => {
    const { json } = await run('sync', 'getHistory', { filters: { state: 'failed' } });
    expect(json[0]).toEqual([expect.objectContaining({ connectionId: connections.acme, stream: 'products', state: 'failed', platform: 'shopify' })]);
    expect((await run('sync', 'getHistory', { limit: 1 })).json[0]).toHaveLength(1);
  });

  it('resets the cursors of one stream or of all, and of no other client', async () => {
    expect((await run('sync', 'resetCursor', { stream: 'orders' })).json[0]).toMatchObject([{ stream: 'orders', streamsReset: 1 }]);
    expect((await run('sync', 'resetCursor', {}, 'other', { input: [{ json: {} }], node: {} })).json[0]).toMatchObject([{ stream: null, streamsReset: 2 }]);
    expect((await query('select stream from sync_cursors')).json[0]).toEqual([{ stream: 'products' }]);
  });

  it('leaves in the audit who changed what, and nothing where nothing changed', async () => {
    const row = anOrder('audited', { note: 'not for the audit' });
    for (const rows of [[row], [row]]) await upsert(rows);
    await warehouse.asClient('acme', (db) => saveCursor(db, { clientId: 'acme', connectionId: connections.acme, platform: 'shopify' }, 'orders', { at: '2026-01-01T00:00:00Z' }));
    for (const stream of ['orders', 'orders']) await run('sync', 'resetCursor', { stream });
    expect(await readAudit(warehouse, { clientId: 'acme', subject: connections.acme, limit: 2 })).toEqual([
      expect.objectContaining({ actor: expect.stringMatching(/^workflow .+, execution /), action: 'connection.cursors_reset', details: { stream: 'orders', streamsReset: 1 } }),
      expect.objectContaining({ actor: expect.stringMatching(/^workflow .+, execution /), action: 'connection.data_written', details: { table: 'orders', created: 1, updated: 0 } }),
    ]);
  });

  it('migrates, and says what is there', async () => {
    const { json } = await run('schema', 'migrate');
    expect(json[0]).toEqual([{ schema: expect.stringMatching(/^\d{4}_/), migrations: expect.arrayContaining(['0001_imports', '0004_roles']) }]);
  });
});

async function saved(text: string): Promise<string> {
  const file = path.join(folder, 'export.csv');
  await (await import('node:fs/promises')).writeFile(file, text);
  return file;
}

describe('rows of files', () => {
  it('are kept under a source of their own, made when it is new', async () => {
    const files = { rowsFrom: 'files', sourceName: 'Market stall' };
    const first = (await upsert([anOrder('1')], 'other', files)).json[0] as IDataObject[];
    const again = (await upsert([anOrder('1')], 'other', files)).json[0] as IDataObject[];
    const elsewhere = (await upsert([anOrder('1')], 'other', { ...files, sourceName: 'Phone' })).json[0] as IDataObject[];
    expect([first, again, elsewhere].map(([made]) => made?.created)).toEqual([1, 0, 1]);
    expect(again[0]!.connectionId).toBe(first[0]!.connectionId);
    expect(new Set([connections.other, first[0]!.connectionId, elsewhere[0]!.connectionId]).size).toBe(3);
    expect((await upsert([anOrder('1')], 'other', { rowsFrom: 'files', sourceName: ' ' })).error?.message).toBe('The source has no name');
  });
});
