import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { wooStore } from '../../../../lib/platforms/woocommerce/store';
import { readSite } from '../../../../lib/platforms/woocommerce/site';
import { CredentialRefused } from '../../../../lib/sync/types';
import { startSandbox, type Sandbox } from '../../../../sandbox';
import { connect, fieldsOf, keysOf, settings } from './support/store';

let sandbox: Sandbox;
beforeAll(async () => { sandbox = await startSandbox(); });
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const secretsOf = (text: string) => [keysOf('alpine').readWrite, keysOf('harbor').readWrite].filter(({ secret }) => text.includes(secret));

describe('the address of a store', () => {
  it.each([
    ['https://shop.example.com', 'https://shop.example.com/wp-json/wc/v3/orders'],
    ['https://shop.example.com/', 'https://shop.example.com/wp-json/wc/v3/orders'],
    [' https://example.com:8443/store/ ', 'https://example.com:8443/store/wp-json/wc/v3/orders'],
    ['https://shop.example.com/wp-json/wc/v3/', 'https://shop.example.com/wp-json/wc/v3/orders'],
    ['https://shop.example.com/api/wc/v3', 'https://shop.example.com/api/wc/v3/orders'],
    ['https://shop.example.com/wp-json', 'https://shop.example.com/wp-json/wc/v3/orders'],
    ['https://shop.example.com/?rest_route=/', 'https://shop.example.com/?rest_route=%2Fwc%2Fv3%2Forders'],
    ['https://example.com/store/index.php?rest_route=/wc/v3', 'https://example.com/store/index.php?rest_route=%2Fwc%2Fv3%2Forders'],
  ])('%s', (entered, address) => {
    expect(readSite(entered)?.address('/wc/v3/orders')).toBe(address);
  });

  it('is refused where it is none, or sends data unencrypted without leave', () => {
    const refused = (fields: object) => () => wooStore.parse({ ...fieldsOf(sandbox), ...fields });
    expect(refused({ url: 'shop.example.com' })).toThrow(CredentialRefused);
    expect(refused({ allowHttp: false })).toThrow(/unencrypted/);
    expect(refused({ authentication: 'basic' })).toThrow(/signed requests only/);
    expect(refused({ consumerKey: 'x' })).toThrow(/begin with ck_/);
  });
});

describe('over http', () => {
  it('requests are signed and no secret is in them', async () => {
    const { connection } = connect(sandbox);
    expect(await connection.test()).toMatchObject({ accountName: 'Alpine Outfitters', permissions: ['read', 'write'], missing: [], sample: { orders: 240, currency: 'EUR' } });
  });

  it('plain permalinks work, too', async () => {
    await settings(sandbox, { permalinks: 'plain' });
    const { connection } = connect(sandbox, 'alpine', { url: `${sandbox.url}/woocommerce/alpine/?rest_route=/` });
    expect((await connection.test()).sample).toMatchObject({ orders: 240 });
  });

  it('a key that may only read is known as such, and one that may see nothing names the streams', async () => {
    const { readOnly, powerless } = keysOf('alpine');
    const only = connect(sandbox, 'alpine', { consumerKey: readOnly.key, consumerSecret: readOnly.secret });
    expect((await only.connection.test()).permissions).toEqual(['read']);
    const nothing = connect(sandbox, 'alpine', { consumerKey: powerless.key, consumerSecret: powerless.secret });
    expect((await nothing.connection.test()).missing.map(({ stream }) => stream)).toEqual(['orders', 'products', 'inventory', 'customers']);
  });

  it('a wrong secret is said in words, without it', async () => {
    const { connection } = connect(sandbox, 'alpine', { consumerSecret: 'cs_0123456789abcdef' });
    await expect(connection.test()).rejects.toMatchObject({ kind: 'credentials', message: expect.stringMatching(/^orders\.list: the store does not know this key.*signature does not match/) });
    await connection.test().catch((error: Error) => expect(error.message).not.toContain('0123456789abcdef'));
  });
});

describe('over https', () => {
  let front: https.Server;
  let url: string;
  const seen: { authorization: string | undefined; target: string }[] = [];
  const folder = mkdtempSync(path.join(tmpdir(), 'tributary-tls-'));

  /** TLS with a certificate of its own in front of the sandbox, as a web server in front of PHP. */
  beforeAll(async () => {
    const [key, cert] = ['key.pem', 'cert.pem'].map((name) => path.join(folder, name)) as [string, string];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key, '-out', cert, '-days', '1', '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'], { stdio: 'ignore' });
    front = https.createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
      seen.push({ authorization: request.headers.authorization, target: request.url ?? '' });
      const onward = http.request(`${sandbox.url}${request.url}`, { method: request.method, headers: { ...request.headers, 'x-forwarded-proto': 'https' } }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      request.pipe(onward);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => front.once('listening', resolve));
    url = `https://127.0.0.1:${(front.address() as AddressInfo).port}/woocommerce`;
    const real = tls.connect.bind(tls) as (options: tls.ConnectionOptions, ...more: unknown[]) => tls.TLSSocket;
    jest.spyOn(tls, 'connect').mockImplementation(((options: tls.ConnectionOptions, ...more: unknown[]) => real({ ...options, ca: readFileSync(cert) }, ...more)) as typeof tls.connect);
  });
  beforeEach(() => { seen.length = 0; });
  afterAll(async () => {
    jest.restoreAllMocks();
    front.closeAllConnections();
    await new Promise((resolve) => front.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  });
  const orders = async (store: 'alpine' | 'harbor', more: object = {}) => {
    const { connection } = connect(sandbox, store, { url: `${url}/${store}`, allowHttp: false, ...more });
    for await (const ids of connection.ids('orders')) if (ids.length > 0) return ids.length;
    return 0;
  };

  it('the key goes as Basic and never into the address', async () => {
    expect(await orders('alpine')).toBe(100);
    expect(seen).toEqual([{ authorization: expect.stringMatching(/^Basic /), target: expect.not.stringMatching(/oauth|consumer/) }]);
  });

  it('a web server that keeps the header from PHP gets signed requests, also next time at once', async () => {
    await settings(sandbox, { dropAuthorization: true }, 'harbor');
    expect(await orders('harbor')).toBe(100);
    expect(seen.map(({ target }) => /oauth_signature/.test(target))).toEqual([false, true]);
    expect(await orders('harbor')).toBe(100);
    expect(seen).toHaveLength(3);
    expect(secretsOf(JSON.stringify(seen))).toEqual([]);
  });

  it('PHP that is not told of TLS gets signatures over http', async () => {
    await settings(sandbox, { tls: 'never' });
    const { readOnly } = keysOf('alpine');
    expect(await orders('alpine', { consumerKey: readOnly.key, consumerSecret: readOnly.secret })).toBe(100);
    expect(seen).toHaveLength(3);
  });

  it('the keys go into addresses where a person says so', async () => {
    await settings(sandbox, { dropAuthorization: true });
    expect(await orders('alpine', { authentication: 'query' })).toBe(100);
    expect(seen).toEqual([{ authorization: undefined, target: expect.stringContaining('consumer_key=') }]);
  });

  it('an unknown key is refused in words after every way was tried', async () => {
    await expect(orders('alpine', { consumerKey: 'ck_unknown', consumerSecret: 'cs_unknown' })).rejects.toMatchObject({ kind: 'credentials', message: expect.stringContaining('Check consumer key and secret') });
    expect(seen).toHaveLength(3);
  });
});
