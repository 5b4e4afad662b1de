import path from 'node:path';
import type { ImportReport } from '../../lib/delivery/types';
import { shopifyBaseUrl } from '../../sandbox/vendors/shopify';
import { entered, type Truth } from '../lib/platforms/shopify/support/connected';
import { call } from '../sandbox/call';
import { csvItem, importTrial } from './importTrial';
import { runNode, type NodeRun } from './nodeRun';

const trial = importTrial();

async function customers(): Promise<Truth['customers']> {
  return (JSON.parse((await call(`${shopifyBaseUrl(trial.sandbox.url)}/__truth`)).text) as Truth).customers;
}

async function run(content: string, parameters: object = {}): Promise<NodeRun> {
  return await runNode(trial.engine, 'customerImport', {
    destination: 'shopify', inputSource: 'binary', binaryPropertyName: 'data', fieldMap: {}, dryRun: false, fresh: false,
    options: trial.memory(), ...parameters,
  } as never, {
    credentials: { shopifyStoreApi: entered(trial.sandbox) as never },
    input: [csvItem(content)],
  });
}

const report = (result: NodeRun) => result.json[0]?.[0] as unknown as ImportReport;
const made = async (email: string) => (await customers()).filter((customer) => customer.email === email);

it('creates who is new, updates who is there, and says which', async () => {
  const [known] = (await customers()).filter(({ email }) => email !== null);
  const result = await run(`Full name,E-Mail,Phone\nAnn Lee,ann@new.example,+43 1 5331234\nChanged Name,${known?.email},\n`);
  expect(result.error).toBeUndefined();
  expect(report(result).counts).toMatchObject({ read: 2, created: 1, updated: 1, rejected: 0, failed: 0 });
  expect(report(result).run.rung).toBe('upsert');
  expect(await made('ann@new.example')).toEqual([expect.objectContaining({ firstName: 'Ann' })]);
  expect(await made(String(known?.email))).toEqual([expect.objectContaining({ id: known?.id, firstName: 'Changed' })]);
});

it('names code and field of what Shopify refuses', async () => {
  const result = await run('Full name,E-Mail,Phone\nAnn Lee,ann@new.example,+43 1 5331234\nBo Chen,bo@new.example,+43 1 5331234\n', { options: { destinationId: 'taken', concurrency: '1', warehouseFolder: path.join(trial.folder, 'warehouse') } });
  expect(report(result).counts).toMatchObject({ created: 1, rejected: 1 });
  expect(result.json[1]).toEqual([expect.objectContaining({ code: 'taken', field: 'phone', message: expect.stringContaining('Phone has already been taken. Another customer has it') })]);
});

it('sends nothing in a dry run', async () => {
  const before = (await customers()).length;
  expect(report(await run('name,email\nAnn Lee,ann@new.example\n', { dryRun: true })).counts).toMatchObject({ read: 1 });
  expect(await customers()).toHaveLength(before);
});

it('stops before the first row where the app may not write, and names the scope', async () => {
  await call(`${shopifyBaseUrl(trial.sandbox.url)}/__settings`, { json: { scopes: 'read_customers' } });
  const { error } = await run('name,email\nAnn Lee,ann@new.example\n');
  expect(error?.message).toContain('write_customers');
  expect(error?.description).toContain('Open the Shopify Store API credential');
  expect(await made('ann@new.example')).toEqual([]);
});
