import { HttpFailure } from '../../../../lib/http';
import { parseCredential } from '../../../../lib/platforms/shopify/access/fields';
import { query } from '../../../../lib/platforms/shopify/operation';
import { shopQuery } from '../../../../lib/platforms/shopify/queries/shop';
import { readChanging } from '../../../../lib/platforms/shopify/read/stream';
import { ordersStream } from '../../../../lib/platforms/shopify/read/streams';
import { type CredentialRefused, type Cursor, type StreamPage } from '../../../../lib/sync/types';
import { z } from 'zod';
import { SHOPS } from '../../../../sandbox/vendors/shopify';
import { control, settings } from '../../../sandbox/shopify/support';
import { connected, readAll, type Connected } from './support/connected';

let at: Connected;
beforeEach(async () => {
  at = await connected();
});
afterEach(() => at.sandbox.close());

const failure = async (work: Promise<unknown>): Promise<HttpFailure> => {
  const thrown = await work.then(() => null, (error: unknown) => error);
  if (thrown instanceof HttpFailure) return thrown;
  throw new Error(`expected an HttpFailure, got ${String(thrown)}`);
};
const statuses = () => at.meter.totals().status;

describe('access', () => {
  it('gets one token for all, and another one after a 401', async () => {
    const { client } = at.context();
    await Promise.all(Array.from({ length: 5 }, () => client.call(shopQuery, {})));
    expect(at.sandbox.stats().tokensIssued).toBe(1);
    await control(at.sandbox, 'revoke', {});
    await client.call(shopQuery, {});
    expect(at.sandbox.stats().tokensIssued).toBe(2);
  });

  it('takes an access token as it is', async () => {
    const told = await at.connection({ authentication: 'accessToken', accessToken: SHOPS[0].accessToken }).test();
    expect(told.accountName).toBe('Tributary Demo');
    expect(at.sandbox.stats().tokensIssued).toBe(0);
  });

  it.each([
    ['a wrong secret', { clientSecret: 'not-the-secret' }, 'does not know this client ID or secret'],
    ['another app', { clientId: 'other-app' }, 'The app is not installed in this shop'],
    ['a wrong token', { authentication: 'accessToken', accessToken: 'shpat_wrong' }, 'does not accept the access token'],
  ])('says what to do about %s, without the secret', async (_, more, words) => {
    const { message, kind } = await failure(at.connection(more).test());
    expect(kind).toBe('credentials');
    expect(message).toContain(words);
    expect(message).not.toMatch(/not-the-secret|shpat_wrong/);
  });

  it.each(['demo', 'demo.myshopify.com', ' https://Demo.myshopify.com/admin/products?x=1 ', 'admin.shopify.com/store/demo', 'https://admin.shopify.com/store/demo/orders'])('knows the shop by %s', (shop) => {
    expect(parseCredential({ shop, authentication: 'accessToken', accessToken: 't' })).toMatchObject({ shop: 'demo.myshopify.com', baseUrl: 'https://demo.myshopify.com' });
  });

  it.each([
    ['shop', { shop: 'www.example.com', accessToken: 't' }], ['shop', { shop: '', accessToken: 't' }], ['shop', { shop: 'evil.com/.myshopify.com', accessToken: 't' }],
    ['accessToken', { shop: 'demo' }], ['clientSecret', { shop: 'demo', authentication: 'clientCredentials', clientId: 'a' }], ['baseUrl', { shop: 'demo', accessToken: 't', baseUrl: 'ftp://x' }],
  ])('refuses a wrong %s by its name', (field, entered) => {
    expect(() => parseCredential(entered)).toThrow(expect.objectContaining({ name: 'CredentialRefused', field }) as CredentialRefused);
  });
});

describe('limits', () => {
  it('keeps within the points it is told, and uses them', async () => {
    await settings(at.sandbox, { bucket: 50, restoreRate: 50 });
    const { client } = at.context();
    const small = query('orders.small', '{ orders(first: 250) { nodes { id } } }', z.unknown());
    await Promise.all(Array.from({ length: 16 }, () => client.call(small, {})));
    expect(statuses()[429] ?? 0).toBeLessThanOrEqual(1);
    expect(at.meter.waits().rate_limit).toBeGreaterThan(100);
  });

  it('waits as long as the bucket says when it is throttled all the same', async () => {
    await settings(at.sandbox, { bucket: 300, restoreRate: 100 });
    const { client } = at.context();
    const big = query('orders.big', '{ orders(first: 250) { nodes { id lineItems(first: 250) { nodes { id } } } } }', z.unknown());
    await client.call(big, {});
    client.account.costs.clear();
    await client.call(big, {});
    await client.call({ ...big, name: 'orders.bigger' }, {});
    expect(at.meter.totals().total).toBeLessThan(9);
  });

  it('makes pages smaller where Shopify says that one costs too much', async () => {
    const { sized } = await import('../../../../lib/platforms/shopify/read/pages');
    const context = at.context();
    const costly = query('products.costly', `query C($first: Int!) { products(first: $first) { nodes { id variants(first: 250) { nodes { id inventoryItem { id inventoryLevels(first: 20) { nodes { id } } } } } } } }`, z.object({ products: z.object({ nodes: z.array(z.unknown()) }) }));
    const { data } = await sized(context, costly, {});
    expect(data.products.nodes.length).toBeGreaterThan(0);
    const before = at.meter.totals().total;
    await sized(context, costly, {});
    expect(at.meter.totals().total).toBe(before + 1);
  });

  it('raises a filter that Shopify would have dropped', async () => {
    const { client } = at.context();
    const wrong = query('orders.getMany', '{ orders(first: 1, query: "statsu:open") { nodes { id } } }', z.unknown());
    expect(await failure(client.call(wrong, {}))).toMatchObject({ code: 'INVALID_FILTER', message: expect.stringContaining('"statsu"') });
  });
});

describe('faults', () => {
  it.each(['internal', 'http', 'html', 'reset'])('reads everything although one request in four ends in: %s', async (fault) => {
    await settings(at.sandbox, { faultRate: 0.25, fault });
    const { rows } = await readAll(at.connection().read('orders', null));
    expect(rows.orders.size).toBe(240);
  });

  it('names the field of an answer that is not as documented', async () => {
    const { client } = at.context();
    const wrong = query('shop.get', '{ shop { name } }', z.object({ shop: z.object({ name: z.number() }) }));
    expect((await failure(client.call(wrong, {}))).message).toContain('the field shop.name');
  });
});

describe('bulk', () => {
  const bulkOrders = async (from: Cursor | null) => {
    const context = at.context();
    return readChanging(context, await ordersStream(context), from, 1);
  };

  it('goes on where it was left, in the same file', async () => {
    await at.sandbox.close();
    at = await connected({ orders: 700 });
    const taken: StreamPage[] = [];
    for await (const page of await bulkOrders(null)) {
      taken.push(page);
      if (taken.length === 2) break;
    }
    const cursor = taken.at(-1)?.cursor ?? null;
    expect(cursor).toMatchObject({ at: '1970-01-01T00:00:00.000Z', bulk: { done: 500 } });
    const rest = await readAll(await bulkOrders(cursor));
    expect(rest.rows.orders.size).toBeLessThan(300);
    const all = new Set([...taken.flatMap(({ rows }) => rows.orders ?? []).map(({ id }) => id), ...rest.rows.orders.keys()]);
    expect(all.size).toBe(700);
    expect(rest.cursor).not.toHaveProperty('bulk');
  });

  it('fetches a file again that broke off', async () => {
    await settings(at.sandbox, { bulkEnds: 'cut' });
    const { rows } = await readAll(await bulkOrders(null));
    expect(rows.orders.size).toBe(240);
  });

  it.each(['failed', 'expired'])('reads page by page where the operation ends %s', async (bulkEnds) => {
    await settings(at.sandbox, { bulkEnds });
    const { rows, cursor } = await readAll(await bulkOrders(null));
    expect(rows.orders.size).toBe(240);
    expect(cursor).not.toHaveProperty('bulk');
  });

  it('reads page by page where as many run as may', async () => {
    await settings(at.sandbox, { bulkLimit: 0 });
    expect((await readAll(await bulkOrders(null))).rows.orders.size).toBe(240);
  });
});
