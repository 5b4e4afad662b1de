import { AmazonSellerApi } from '../../credentials/AmazonSellerApi.credentials';
import type { Engine } from '../../runner/engine/engine';
import { startSandbox, type Sandbox } from '../../sandbox';
import { amazonCredential } from '../../sandbox/vendors/amazon';
import { call } from '../sandbox/call';
import { answerOf } from './credentialTest';
import { sourceEngine } from './nodeRun';

const credentialType = new AmazonSellerApi();

let engine: Engine;
let sandbox: Sandbox;
beforeAll(async () => {
  engine = await sourceEngine();
  sandbox = await startSandbox({ orders: 5 });
});
afterEach(() => sandbox.reset());
afterAll(async () => {
  await sandbox.close();
  await engine.close();
});

const fields = (more: object = {}) => ({ ...amazonCredential(sandbox.url), accessToken: '', ...more });

const test = (more: object = {}): Promise<string> => answerOf(engine, credentialType, fields(more));

const kept = (more: object = {}) => credentialType.preAuthentication.call({ helpers: { httpRequest: async () => ({ access_token: 'Atza|of-before' }) } } as never, fields(more));

it('asks for the marketplaces of the seller, with a token of its own', async () => {
  expect(await test({ sellerId: 'A2SANDBOXUS01X' })).toBe('OK');
  expect(sandbox.received().map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /amazon/auth/o2/token', 'GET /amazon/na/sellers/v1/marketplaceParticipations']);
});

it.each([
  ['a wrong secret', { clientSecret: 'not-the-secret' }, /does not know this application \(401\)/],
  ['a wrong refresh token', { refreshToken: 'Atzr|not-the-token' }, /does not accept the refresh token \(400\)/],
  ['a region the authorization is not for', { region: 'eu' }, /does not let it in \(403\). Check the region/],
  ['a field that is empty', { clientId: '' }, /clientId is empty/],
  ['nothing that answers', { baseUrl: 'http://127.0.0.1:9' }, /refused the connection/],
])('says what to check for %s, without the secret', async (_, more, sentence) => {
  const message = await test(more);
  expect(message).toMatch(sentence);
  expect(message).not.toMatch(/not-the/);
});

const WHERE_IT_IS = /Merchant Token under Settings > Account Info > Business Information/;

it('asks for the money that has moved where no seller ID is entered, which tells whose it is', async () => {
  expect(await test()).toBe('OK');
  expect(sandbox.received().at(-1)!.path).toMatch(/^\/amazon\/na\/finances\/2024-06-19\/transactions/);
});

it.each([['the application may not see finances', { missingRoles: 'finance' }], ['no money has moved', { visibleAfterSeconds: 30 * 365 * 86_400 }]])('says where the seller ID is found when %s', async (_, settings) => {
  await call(`${sandbox.url}/amazon/__settings`, { json: settings });
  expect(await test()).toMatch(WHERE_IT_IS);
  expect(await test({ sellerId: 'A2SANDBOXUS01X' })).toBe('OK');
});

it('fetches a new token when the one that is kept is of another client', async () => {
  const before = await kept({ refreshToken: 'Atzr|another' });
  expect(await test(before)).toBe('OK');
  expect(await test({ ...before, clientSecret: 'not-the-secret' })).toMatch(/does not know this application/);
});

it('fetches a new token when the one that is kept has ended, since Amazon answers 403 to it', async () => {
  const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 7_200_000);
  const old = await kept();
  clock.mockRestore();
  expect(await test(old)).toBe('OK');
});
