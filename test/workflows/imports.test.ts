import fs from 'node:fs/promises';
import path from 'node:path';
import type { IDataObject, INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { ImportReport } from '../../lib/delivery/types';
import { CredentialStore } from '../../runner/engine/credentialStore';
import type { RunOptions, RunResult } from '../../runner/engine/execution';
import { SANDBOX_SECRETS } from '../../sandbox/credentials';
import { importTrial } from '../nodes/importTrial';
import { shipped } from './shipped';

const trial = importTrial({ strict: {} });

const GOOD = 'name,email\nJo,jo@example.com\nEva,eva@example.com\nBad,nope\n';

/** Runs a shipped workflow against the sandbox; only places and memory are made the test's own. */
async function run(file: string, startNode: string, change: (node: INode) => void, options: Partial<RunOptions> = {}): Promise<RunResult> {
  const workflow = shipped(file);
  for (const node of workflow.nodes) {
    if (node.type === 'n8n-nodes-tributary.customerImport') {
      (node.parameters.options as INodeParameters) = trial.memory();
    }
    change(node);
  }
  const credentials = new CredentialStore({
    'Customer API': {
      baseUrl: `${trial.sandbox.url}/strict`, healthEndpoint: '/health', authentication: 'bearerToken', bearerToken: SANDBOX_SECRETS.bearerToken,
    },
  });
  return await trial.engine.run({ workflow, credentials, startNode, mode: 'webhook', ...options });
}

const upload = (field: string, content: string): INodeExecutionData[][] => [[{
  json: {}, binary: { [field]: { data: Buffer.from(content).toString('base64'), mimeType: 'text/csv', fileName: 'customers.csv' } },
}]];
const unchanged = (): void => undefined;

describe('customer-import.json', () => {
  it('imports a file of this machine', async () => {
    const input = path.join(trial.folder, 'customers.csv');
    await fs.writeFile(input, GOOD);
    const result = await run('customer-import.json', 'When clicking ‘Execute workflow’', (node) => {
      if (node.name === 'Customer Import') node.parameters.filePath = input;
    }, { mode: 'manual' });
    expect(result.error).toBeUndefined();
    const [summary] = result.items('Customer Import');
    expect((summary?.json as unknown as ImportReport).counts).toMatchObject({ read: 3, created: 2, rejected: 1 });
    expect(result.items('Customer Import', 1)).toHaveLength(1);
    expect(result.items('Import Uploaded File')).toEqual([]);
  });

  it('ends a form upload on the page, with the rejected rows to download', async () => {
    const result = await run('customer-import.json', 'Upload Form', (node) => {
      if (node.name !== 'Show Page') return;
      // The form node would wait for a browser; its text is what matters here.
      const shown = { id: 'shown', name: 'shown', type: 'string', value: node.parameters.responseText };
      Object.assign(node, { type: 'n8n-nodes-base.set', typeVersion: 3.4, parameters: { assignments: { assignments: [shown] }, options: {} } });
    }, { input: upload('file', GOOD) });
    expect(result.error).toBeUndefined();
    const shown = String(result.items('Show Page')[0]?.json.shown);
    const [, page = ''] = /srcdoc="([^"]*)"/.exec(shown) ?? [];
    expect(page.replaceAll('&quot;', '"').replaceAll('&amp;', '&')).toMatch(/^<!doctype html>[^]*<\/html>\s*$/i);
    const [, rejected = ''] = /href="data:text\/csv;base64,([^"]*)"/.exec(shown) ?? [];
    expect(Buffer.from(rejected, 'base64').toString('utf8')).toContain('Bad,nope,4,invalid_email');
    expect(shown).toContain('Download 1 rejected rows (CSV)');
  });
});

describe('customer-import-webhook.json', () => {
  async function post(content: string): Promise<{ statusCode: number; body: IDataObject }> {
    let answer: unknown;
    const result = await run('customer-import-webhook.json', 'Receive File', unchanged, {
      input: upload('data', content), onResponse: (response) => { answer = response; },
    });
    expect(result.error).toBeUndefined();
    return answer as { statusCode: number; body: IDataObject };
  }

  it('answers with the report', async () => {
    const { statusCode, body } = await post(GOOD);
    expect(statusCode).toBe(200);
    expect(body).toMatchObject({ counts: { read: 3, created: 2, rejected: 1 }, rejections: [{ line: 4, code: 'invalid_email' }] });
  });

  it('answers 422 and one sentence when the file cannot be used', async () => {
    const { statusCode, body } = await post('');
    expect(statusCode).toBe(422);
    expect(body).toEqual({ error: expect.stringMatching(/empty/i), hint: expect.stringContaining('Nothing was read or sent') });
  });
});

describe('customer-import-scheduled.json', () => {
  const rejected = (): string => path.join(trial.folder, 'rejected.csv');
  /**
   * The folders of the workflow moved below the test's own. The file to write is there already: jest gives
   * fs errors a class of their own, by which n8n does not know a missing file.
   */
  const here = (node: INode): void => {
    if (node.name === 'Read Files') node.parameters.fileSelector = path.join(trial.folder, 'inbox', '*.csv');
    if (node.name === 'Save Rejected Rows') node.parameters.fileName = rejected();
  };
  beforeAll(async () => {
    await fs.mkdir(path.join(trial.folder, 'inbox'));
    await fs.writeFile(rejected(), '');
    await fs.writeFile(path.join(trial.folder, 'inbox', 'a.csv'), GOOD);
    await fs.writeFile(path.join(trial.folder, 'inbox', 'b.csv'), 'name,email\nZoë,zoe@example.com\n');
  });

  it('imports what lies in the folder and saves what was rejected', async () => {
    const result = await run('customer-import-scheduled.json', 'Every Morning', here);
    expect(result.error).toBeUndefined();
    expect(trial.sandbox.customers()).toHaveLength(3);
    expect(result.items('All Landed')).toHaveLength(2);
    expect(await fs.readFile(rejected(), 'utf8')).toContain('Bad,nope,4,invalid_email');
  });

  it('ends in red when rows failed', async () => {
    trial.sandbox.setFaults({ before: 1, on: 'writes' });
    const result = await run('customer-import-scheduled.json', 'Every Morning', (node) => {
      here(node);
      if (node.name === 'Customer Import') (node.parameters.options as INodeParameters).retryAttempts = 0;
    });
    expect(result.error?.message).toMatch(/^\d of \d rows of [ab]\.csv may not have landed/);
  });
});

describe('customer-import-step-by-step.json', () => {
  it('brings the sample rows to the API, and the broken ones aside', async () => {
    const result = await run('customer-import-step-by-step.json', 'When clicking ‘Execute workflow’', unchanged, { mode: 'manual' });
    expect(result.error).toBeUndefined();
    expect(result.items('Read Records')).toHaveLength(3);
    expect(result.items('Rows to Correct').length).toBeGreaterThan(0);
    expect(trial.sandbox.customers().map(({ email, phone }) => [email, phone])).toEqual(expect.arrayContaining([
      ['info@mueller.example', '+49301234567'], ['jo.doe@example.com', '+14155550123'],
    ]));
    expect(result.items('Create Customers').map((item) => item.json.outcome)).toEqual(['created', 'created']);
  });
});

describe('customer-import-sharded.json', () => {
  /** No queue takes the calls here: each shard is imported where it would be called. The file to write is there already, as above. */
  const inPlace = (node: INode): void => {
    if (node.name === 'Keep File') node.parameters.fileName = path.join(trial.folder, 'shards.csv');
    if (node.name === 'Start Each Shard') {
      const { parameters } = shipped('customer-import-sharded.json').nodes.find(({ name }) => name === 'Import Shard')!;
      const call = { importId: '={{ $json.importId }}', shard: '={{ $json.shard }}', filePath: "={{ $('Name File').first().json.filePath }}" };
      Object.assign(node, { type: 'n8n-nodes-tributary.customerImport', typeVersion: 1, onError: undefined, credentials: { customerApi: { id: null, name: 'Customer API' } } });
      node.parameters = { ...parameters, ...call, options: trial.memory() };
    }
    // No PostgreSQL either: the warehouse is the folder of the options.
    delete node.credentials?.warehouseApi;
    const shown = node.name === 'Show Page' ? node.parameters.responseText : node.parameters.completionMessage;
    if (node.type !== 'n8n-nodes-base.form') return;
    Object.assign(node, { type: 'n8n-nodes-base.set', typeVersion: 3.4, parameters: { assignments: { assignments: [{ id: 'shown', name: 'shown', type: 'string', value: shown }] }, options: {} } });
  };
  beforeAll(async () => {
    for (const name of ['shards.csv', 'shards.csv.html']) await fs.writeFile(path.join(trial.folder, name), '');
  });
  const many = `name,email\n${Array.from({ length: 600 }, (_, at) => `Jo ${at},jo${at}@example.com\n`).join('')}Bad,nope\n`;

  it('ends a form upload on the page of all shards, with the rejected rows to download', async () => {
    const result = await run('customer-import-sharded.json', 'Upload Form', inPlace, { input: upload('data', many) });
    expect(result.error).toBeUndefined();
    expect(trial.sandbox.customers()).toHaveLength(600);
    const shown = String(result.items('Show Page')[0]?.json.shown);
    expect(shown).toMatch(/srcdoc="[^"]*2 shards/);
    expect(await fs.readFile(path.join(trial.folder, 'shards.csv.html'), 'utf8')).toContain('2 shards');
    const [, rejected = ''] = /href="data:text\/csv;base64,([^"]*)"/.exec(shown) ?? [];
    expect(Buffer.from(rejected, 'base64').toString('utf8')).toContain('Bad,nope,602,invalid_email');
  }, 240_000);

  it('tells the form in words why a file was not imported', async () => {
    const result = await run('customer-import-sharded.json', 'Upload Form', inPlace, { input: upload('data', ' \n') });
    expect(result.error).toBeUndefined();
    expect(String(result.items('Show Reason')[0]?.json.shown)).toMatch(/empty[^]*Nothing was read or sent/i);
  });

  it('ends in red for a webhook whose file was not imported, and shows a form nothing', async () => {
    const result = await run('customer-import-sharded.json', 'Receive File', inPlace, { input: upload('data', ' \n') });
    expect(result.error?.message).toMatch(/empty[^]*Nothing was read or sent/i);
    expect(result.items('Show Reason')).toEqual([]);
    const whole = await run('customer-import-sharded.json', 'Receive File', inPlace, { input: upload('data', GOOD) });
    expect(whole.error).toBeUndefined();
    expect(whole.items('Keep Page')).toHaveLength(1);
    expect(whole.items('Show Page')).toEqual([]);
  }, 240_000);
});
