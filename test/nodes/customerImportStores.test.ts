import type { ImportReport } from '../../lib/delivery/types';
import { fieldsOf, keysOf, truth } from '../lib/platforms/woocommerce/support/store';
import { csvItem, importTrial } from './importTrial';
import { nodeTypes, runNode, type NodeRun, type NodeRunOptions } from './nodeRun';

const trial = importTrial();

const FILE = [
  'Full name;E-Mail;Phone;Company;Street;ZIP;Town;Country',
  'Ann Lee;ann@new.example;+43 1 5331234;Lee & Co;Ring 1;1010;Wien;Austria',
  'Bo Chen;buyer2@alpine.example.com;;;;;;',
  'Nobody;not-an-address;;;;;;',
].join('\n');

async function run(parameters: object = {}, options: NodeRunOptions = {}): Promise<NodeRun> {
  return await runNode(trial.engine, 'customerImport', {
    destination: 'woocommerce', inputSource: 'binary', binaryPropertyName: 'data', fieldMap: {}, dryRun: false, fresh: false,
    options: trial.memory(), ...parameters,
  } as never, { credentials: { wooCommerceStoreApi: fieldsOf(trial.sandbox) as never }, input: [csvItem(FILE)], ...options });
}

const report = (result: NodeRun) => result.json[0]?.[0] as unknown as ImportReport;

describe('Customer Import into a WooCommerce store', () => {
  it('maps plain headers by itself and gives every row one outcome', async () => {
    const result = await run();
    expect(result.error).toBeUndefined();
    expect(report(result).counts).toMatchObject({ read: 3, created: 1, duplicate: 1, rejected: 1, failed: 0 });
    expect(report(result).run).toMatchObject({ rung: 'unique_key', destination: expect.stringMatching(/^WooCommerce \(/) });
    const made = (await truth<{ id: number; email: string }>(trial.sandbox, 'customers')).at(-1);
    expect(made).toMatchObject({
      email: 'ann@new.example', first_name: 'Ann', last_name: 'Lee',
      billing: { company: 'Lee & Co', address_1: 'Ring 1', postcode: '1010', city: 'Wien', country: 'AT', phone: '+4315331234' },
    });
    expect(result.json[1]).toEqual([expect.objectContaining({ line: 4, code: 'invalid_email', field: 'email' })]);
  });

  it('sends nothing in a dry run', async () => {
    const before = (await truth(trial.sandbox, 'customers')).length;
    expect(report(await run({ dryRun: true })).counts).toMatchObject({ read: 3, created: 2, rejected: 1 });
    expect(await truth(trial.sandbox, 'customers')).toHaveLength(before);
  });

  it('remembers what landed', async () => {
    await run();
    const again = await run();
    expect(report(again).counts).toMatchObject({ created: 0, unchanged: 1, duplicate: 1, rejected: 1 });
  });

  it('takes fields of a custom template under the names of the store', async () => {
    const customTemplate = { name: 'mine', title: 'Mine', version: 1, naturalKey: 'email', fields: [{ field: 'email', target: 'email', type: 'email', required: true }, { field: 'name', target: 'last_name', type: 'text' }] };
    await run({ platformTemplate: 'custom', customTemplate: JSON.stringify(customTemplate) });
    expect((await truth<{ id: number; last_name: string }>(trial.sandbox, 'customers')).at(-1)).toMatchObject({ last_name: 'Ann Lee' });
  });

  it('stops before the first row where the key may only read, and says what to do', async () => {
    const { key, secret } = keysOf('alpine').readOnly;
    const { error } = await run({}, { credentials: { wooCommerceStoreApi: fieldsOf(trial.sandbox, 'alpine', { consumerKey: key, consumerSecret: secret }) as never } });
    expect(error?.message).toMatch(/write permissions/);
    expect(error?.description).toContain('Open the WooCommerce Store API credential');
    expect(`${error?.message}${error?.description}`).not.toContain(secret);
  });

  it('splits a file into shards and brings each to the store', async () => {
    const plan = await run({ operation: 'planShards', shards: 2 });
    expect(plan.error).toBeUndefined();
    const tasks = plan.json[0] as { importId: string; shard: number }[];
    for (const { importId, shard } of tasks) expect((await run({ operation: 'importShard', importId, shard })).error).toBeUndefined();
    const whole = await run({ operation: 'reconcileShards', importId: tasks[0]?.importId });
    expect(report(whole).counts).toMatchObject({ read: 3, created: 1, duplicate: 1, rejected: 1 });
  });
});

it('asks for the credential of the chosen destination alone', () => {
  const description = nodeTypes.get('customerImport')?.description;
  const hidden = (type: string) => description?.credentials?.find(({ name }) => name === type)?.displayOptions?.hide?.destination;
  expect(hidden('customerApi')).toContain('woocommerce');
  expect(hidden('customerApi')).not.toContain('customerApi');
  expect(hidden('wooCommerceStoreApi')).toContain('customerApi');
  expect(hidden('wooCommerceStoreApi')).not.toContain('woocommerce');
});
