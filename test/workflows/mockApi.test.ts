import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { CredentialStore } from '../../runner/engine/credentialStore';
import type { Engine } from '../../runner/engine/engine';
import { sourceEngine } from '../nodes/nodeRun';
import { shipped } from './shipped';

let engine: Engine;
beforeAll(async () => { engine = await sourceEngine(); }, 120_000);
afterAll(async () => engine.close());

/** What one node made of a request without settings of its own. */
async function items(file: string, trigger: string, node: string): Promise<IDataObject[]> {
  const workflow = shipped(file);
  const input = [[{ json: { headers: {}, params: {}, query: {}, body: customer } }]];
  const result = await engine.run({ workflow, credentials: new CredentialStore(), startNode: trigger, mode: 'webhook', input });
  return result.items(node).map(({ json }) => json);
}

interface Answer { status: number; body: IDataObject }

/** Sends one request into the workflow the way n8n does after its webhook node has taken it. */
async function call(file: string, trigger: string, body: unknown, query: IDataObject = {}): Promise<Answer> {
  const workflow = shipped(file);
  let answer: Answer | undefined;
  const result = await engine.run({
    workflow,
    credentials: new CredentialStore(),
    startNode: trigger,
    mode: 'webhook',
    input: [[{ json: { headers: {}, params: {}, query, body: body as IDataObject } }]],
    onResponse: (response) => {
      const { statusCode, body: sent } = response as unknown as { statusCode: number; body: IDataObject };
      answer = { status: statusCode, body: sent };
    },
  });
  if (result.error) throw result.error;
  if (!answer) throw new Error('The workflow did not answer.');
  return answer;
}

const customer = { name: 'Jo', email: 'jo@example.com', address: { zip: '1', city: 'X' } };
const expectedId = `cust_${createHash('md5').update('{"address":{"city":"X","zip":"1"},"email":"jo@example.com","name":"Jo"}').digest('hex').slice(0, 8)}`;

describe('the mock customer API inside n8n', () => {
  const post = (body: unknown) => call('mock-customer-api.json', 'Receive Customer', body);

  it('creates a customer with an id that depends on nothing but the customer', async () => {
    const answer = await post(customer);
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ id: expectedId, status: 'created', data: customer, created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/), api_version: '1.0' });
    const reordered = await post({ address: { city: 'X', zip: '1' }, email: 'jo@example.com', name: 'Jo' });
    expect(reordered.body.id).toBe(expectedId);
  });

  it.each([[[]], ['text'], [null], [{}]])('refuses %j with 400', async (body) => {
    expect(await post(body)).toMatchObject({ status: 400, body: { error: 'validation_error', status_code: 400 } });
  });

  it('tells that it is well', async () => {
    expect(await call('mock-customer-api.json', 'Asked for Health', {})).toMatchObject({ status: 200, body: { status: 'ok' } });
  });
});

describe('the advanced mock customer API inside n8n', () => {
  const post = (body: unknown, rate: number) => call('mock-customer-api-advanced.json', 'Receive Customer', body, { failure_rate: String(rate) });

  it('wants name and e-mail', async () => {
    expect(await post({ phone: '1' }, 0)).toEqual({
      status: 400,
      body: { error: 'validation_error', message: 'Missing required fields: name, email', status_code: 400 },
    });
    expect((await post({ name: 'Jo', email: '  ' }, 0)).body.message).toBe('Missing required fields: email');
  });

  it('creates the same id as the plain one', async () => {
    expect(await post(customer, 0)).toMatchObject({ status: 201, body: { id: expectedId, status: 'created', api_version: '1.0' } });
  });

  it('fails as often as it is told', async () => {
    expect(await post(customer, 100)).toMatchObject({ status: 500, body: { error: 'internal_server_error', status_code: 500 } });
  });

  it('fails one time in ten unless told otherwise', async () => {
    const settings = await items('mock-customer-api-advanced.json', 'Receive Customer', 'Settings');
    expect(settings).toMatchObject([{ failureRate: 10 }]);
  });
});
