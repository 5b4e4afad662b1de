import type { Engine } from '../../runner/engine/engine';
import { startSandbox, type Sandbox } from '../../sandbox';
import { SHOPS } from '../../sandbox/vendors/shopify';
import { ShopifyStoreApi } from '../../credentials/ShopifyStoreApi.credentials';
import { entered } from '../lib/platforms/shopify/support/connected';
import { parseCredential } from '../../lib/platforms/shopify/access/fields';
import { answerOf } from './credentialTest';
import { sourceEngine } from './nodeRun';

const type = new ShopifyStoreApi();

let engine: Engine;
let sandbox: Sandbox;
beforeAll(async () => {
  engine = await sourceEngine();
  sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(async () => {
  await sandbox.close();
  await engine.close();
});

const test = (more: object = {}): Promise<string> => answerOf(engine, type, { ...entered(sandbox, SHOPS[0], more), token: '' });

it('gets a token and asks for the shop with it', async () => {
  expect(await test()).toBe('OK');
  expect(sandbox.received().map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /shopify/tributary-demo/admin/oauth/access_token', 'POST /shopify/tributary-demo/admin/api/2026-10/graphql.json',
  ]);
});

it('uses an access token as it is', async () => {
  expect(await test({ authentication: 'accessToken', accessToken: SHOPS[0].accessToken })).toBe('OK');
  expect(sandbox.stats().tokensIssued).toBe(0);
});

it.each([
  ['a wrong secret', { clientSecret: 'not-the-secret' }, 'does not know this client ID or secret'],
  ['another app', { clientId: 'other' }, 'The app is not installed in this shop'],
  ['a wrong token', { authentication: 'accessToken', accessToken: 'shpat_wrong' }, 'does not accept the access token (401)'],
])('says what to check for %s, without the secret', async (_, more, words) => {
  const message = await test(more);
  expect(message).toContain(words);
  expect(message).not.toMatch(/not-the-secret|shpat_wrong/);
});

it('reaches the shop that the nodes reach, however it is written', () => {
  const { baseURL } = type.test.request;
  const shown = (shop: string) => {
    const code = String(baseURL).slice(4, -3);
    return new Function('$credentials', `return ${code}`)({ shop, baseUrl: '' }) as string;
  };
  for (const shop of ['demo', 'Demo.myshopify.com', 'https://demo.myshopify.com/admin', 'admin.shopify.com/store/demo', 'https://admin.shopify.com/store/demo/orders']) {
    expect(shown(shop)).toBe(parseCredential({ shop, accessToken: 't' }).baseUrl);
  }
});
