import fs from 'node:fs/promises';
import path from 'node:path';
import { BinaryDataService } from 'n8n-core';
import { Container } from '@n8n/di';
import type { IBinaryData, IDataObject } from 'n8n-workflow';
import type { ImportReport } from '../../lib/delivery/types';
import { startSandbox } from '../../sandbox';
import { SANDBOX_SECRETS } from '../../sandbox/credentials';
import { csvItem, importTrial } from './importTrial';
import { runNode, type NodeRun, type NodeRunOptions } from './nodeRun';

const trial = importTrial({ strict: {} });

const credential = (more: object = {}) => ({
  baseUrl: `${trial.sandbox.url}/strict`, healthEndpoint: '/health', authentication: 'bearerToken', bearerToken: SANDBOX_SECRETS.bearerToken, ...more,
});

const MESSY = [
  '\uFEFFKundenname;E-Mail;Telefon;__proto__',
  'Müller GmbH;INFO@mueller.example;+49 30 1234567;x',
  'Doppelt;info@Mueller.example;;x',
  'Nobody;not-an-address;;x',
  'Too;many@example.com;;x;y;z',
  '"Zoë\nLtd";zoe@example.com;;=1+1',
].join('\n');

/** Imports under a destination of the test's own, so that no test knows of another's rows. */
async function run(parameters: Partial<Record<'options' | 'fieldMap' | 'apiMappings' | 'dryRun' | 'fresh', unknown>> = {}, options: NodeRunOptions = {}): Promise<NodeRun> {
  const { options: chosen, ...rest } = parameters;
  return await runNode(trial.engine, 'customerImport', {
    inputSource: 'binary', binaryPropertyName: 'data', endpoint: '/customers', template: 'customer', fieldMap: {}, apiMappings: '{}',
    dryRun: false, fresh: false, options: { ...trial.memory(), ...(chosen as object | undefined) }, ...rest,
  } as never, { credential: credential(), input: [csvItem(MESSY)], ...options });
}

const report = (result: NodeRun, item = 0) => result.json[0]?.[item] as ImportReport;

async function contents(file: IBinaryData | undefined): Promise<string> {
  if (!file?.id) return Buffer.from(file?.data ?? '', 'base64').toString('utf8');
  const chunks: Buffer[] = [];
  for await (const chunk of await Container.get(BinaryDataService).getAsStream(file.id)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

describe('Customer Import', () => {
  it('gives every row one outcome, and the reasons on outputs of their own', async () => {
    const result = await run();
    expect(result.error).toBeUndefined();
    expect(report(result).counts).toEqual({ read: 5, created: 2, updated: 0, unchanged: 0, duplicate: 1, rejected: 2, failed: 0 });
    expect(result.json[1]).toEqual([
      expect.objectContaining({ line: 4, code: 'invalid_email', field: 'email', record: expect.objectContaining({ Kundenname: 'Nobody', 'E-Mail': 'not-an-address' }) }),
      expect.objectContaining({ line: 5, code: 'too_many_fields' }),
    ]);
    expect(result.json[2]).toEqual([]);
    expect(result.outputs.flat().map((item) => item.pairedItem)).toEqual([{ item: 0 }, { item: 0 }, { item: 0 }]);
    expect(result.hints).toEqual([expect.objectContaining({ message: '5 rows read: 2 created, 1 duplicate, 2 rejected.', type: 'warning' })]);
    expect(trial.sandbox.customers().map(({ email, name }) => [email, name])).toEqual([['info@mueller.example', 'Müller GmbH'], ['zoe@example.com', 'Zoë Ltd']]);
  });

  it('attaches the page and the rejected rows, with hostile column names harmless', async () => {
    const { outputs, json } = await run();
    const files = outputs[0]?.[0]?.binary ?? {};
    expect(Object.keys(files).sort()).toEqual(['page', 'rejected']);
    expect(files.page).toMatchObject({ fileName: 'dashboard.html', mimeType: 'text/html' });
    expect(await contents(files.page)).toMatch(/^<!doctype html>/i);
    const csv = (await contents(files.rejected)).split('\r\n');
    expect(csv[0]).toBe('\uFEFFKundenname,E-Mail,Telefon,__proto__,line,code,field,message');
    expect(csv[1]).toMatch(/^Nobody,not-an-address,,x,4,invalid_email,email,/);
    const record = (json[1]?.[0] as IDataObject).record as IDataObject;
    expect(Object.keys(record)).toContain('_proto_');
    expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
  });

  it('sends nothing the second time: what landed is unchanged', async () => {
    await run();
    const sent = trial.sandbox.received().filter(({ method }) => method === 'POST').length;
    const again = await run();
    expect(report(again).counts).toMatchObject({ read: 5, created: 0, unchanged: 2, duplicate: 1, rejected: 2 });
    expect(trial.sandbox.received().filter(({ method }) => method === 'POST')).toHaveLength(sent);
  });

  it('keeps its memory under a destination ID when the address changes', async () => {
    const twin = await startSandbox({ strict: {} });
    await run({ options: { destinationId: 'crm' } });
    const moved = await run({ options: { destinationId: 'crm' } }, { credential: credential({ baseUrl: `${twin.url}/strict` }) });
    expect(report(moved).counts).toMatchObject({ created: 0, unchanged: 2 });
    await twin.close();
  });

  it('starts afresh when told to', async () => {
    await run();
    trial.sandbox.reset();
    expect(report(await run({ fresh: true })).counts.created).toBe(2);
  });

  it('sends nothing in a dry run and says what a run would take', async () => {
    const result = await run({ dryRun: true });
    expect(report(result).counts).toMatchObject({ read: 5, created: 2, rejected: 2 });
    expect(result.hints[0]?.message).toContain('Dry run, nothing was sent');
    expect(result.hints[0]?.message).toContain('takes 2 requests');
    expect(trial.sandbox.customers()).toHaveLength(0);
    expect(trial.sandbox.received().filter(({ method }) => method === 'POST')).toHaveLength(0);
  });

  it('imports several items as several files, one after the other', async () => {
    const result = await run({}, { input: [csvItem('name,email\nJo,jo@example.com', 'a.csv'), csvItem('name,email\nEva,eva@example.com', 'b.csv')] });
    expect(result.json[0]?.map((json) => (json as unknown as ImportReport).input.path)).toEqual(['a.csv', 'b.csv']);
    expect(result.outputs[0]?.map((item) => item.pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
    expect(report(result, 1).requests.status).toMatchObject({ 201: 1 });
  });

  it('shows no more rejected items than asked for, and says so', async () => {
    const result = await run({ options: { rejectedItemsLimit: 1 } });
    expect(result.json[1]).toHaveLength(1);
    expect(result.hints[0]?.message).toContain('Rejected shows the first 1 of 2; the CSV file of the summary holds all.');
  });

  it('tells rows that may have landed apart, as items and as a file', async () => {
    trial.sandbox.setFaults({ before: 1, on: 'writes' });
    const result = await run({ options: { retryAttempts: 0 } });
    expect(report(result).counts).toMatchObject({ created: 0, failed: 2 });
    expect(result.json[2]).toEqual([expect.objectContaining({ line: 2, record: expect.anything() }), expect.objectContaining({ line: 6 })]);
    expect(Object.keys(result.outputs[0]?.[0]?.binary ?? {})).toContain('failed');
    expect(result.hints[0]?.type).toBe('danger');
  });

  it("maps by a person's choice and the API's own names", async () => {
    const renamed = await startSandbox({ strict: { fields: { name: 'Company', email: 'Mail' } } });
    const result = await run(
      { fieldMap: { values: [{ source: 'x', target: 'email' }] }, apiMappings: '{"name":"Company","email":"Mail"}' },
      { input: [csvItem('name,x\nJo,jo@example.com')], credential: credential({ baseUrl: `${renamed.url}/strict` }) },
    );
    expect(report(result).counts.created).toBe(1);
    expect(renamed.customers()[0]).toMatchObject({ Company: 'Jo', Mail: 'jo@example.com' });
    await renamed.close();
  });

  it('stops before the first row when the credential is refused', async () => {
    const { error } = await run({}, { credential: credential({ bearerToken: 'wrong-secret' }) });
    expect(error?.message).toMatch(/401/);
    expect(error?.description).toContain('Open the Customer API credential');
    expect(`${error?.message}${error?.description}`).not.toContain('wrong-secret');
  });

  it('hands an unreadable file to the error output and imports the next', async () => {
    const result = await run({}, { input: [csvItem(''), csvItem('name,email\nJo,jo@example.com')], node: { onError: 'continueErrorOutput' } });
    expect(result.error).toBeUndefined();
    expect(result.json[0]).toHaveLength(1);
    expect(result.json[3]).toEqual([{ error: expect.stringMatching(/empty/i), details: { description: expect.any(String) } }]);
    expect(result.outputs[3]?.[0]?.pairedItem).toEqual({ item: 0 });
  });

  it('stops when the run is cancelled and goes on where it stopped', async () => {
    const many = ['name,email', ...Array.from({ length: 400 }, (_, row) => `N${row},n${row}@example.com`)].join('\n');
    const stop = new AbortController();
    const watch = setInterval(() => { if (trial.sandbox.customers().length >= 20) stop.abort(); }, 5);
    await run({ options: { concurrency: '2' } }, { input: [csvItem(many)], signal: stop.signal });
    clearInterval(watch);
    const landed = trial.sandbox.customers().length;
    expect(landed).toBeGreaterThanOrEqual(20);
    expect(landed).toBeLessThan(400);
    const rest = await run({}, { input: [csvItem(many)] });
    expect(report(rest).run.resumed).toBe(true);
    expect(trial.sandbox.customers()).toHaveLength(400);
  });

  it('remembers an import in the warehouse of its credential, whatever the option says', async () => {
    const credentials = { warehouseApi: { kind: 'embedded', folder: path.join(trial.folder, 'warehouse-of-credential') } };
    const options = { warehouseFolder: path.join(trial.folder, 'not-this'), destinationId: 'remembered-by-credential' };
    expect(report(await run({ options }, { credentials })).counts).toMatchObject({ read: 5, created: 2 });
    expect(report(await run({ options }, { credentials })).counts).toMatchObject({ read: 5, created: 0, unchanged: 2 });
    await expect(fs.stat(options.warehouseFolder)).rejects.toThrow('ENOENT');
  });

  it("keeps its warehouse out of folders n8n keeps to itself", async () => {
    const { error } = await run({ options: { warehouseFolder: path.join(String(process.env.N8N_USER_FOLDER), '.n8n', 'mine', 'deep') } });
    expect(error?.message).toContain('n8n may not write to the warehouse folder');
    expect(trial.sandbox.received()).toHaveLength(0);
  });
});
