import { sandboxCredentials, startSandbox, type Sandbox, type StrictOptions } from '../../sandbox';
import { basic, bearer, call } from './call';

let sandbox: Sandbox;
const start = async (strict: StrictOptions) => (sandbox = await startSandbox({ strict }));
afterEach(() => sandbox.close());

const health = (headers?: Record<string, string>) => call(`${sandbox.url}/strict/health`, { headers });
const askToken = (fields: Record<string, string>, headers?: Record<string, string>) => (
  call(`${sandbox.url}/strict/oauth/token`, { body: new URLSearchParams(fields), headers })
);
const CLIENT = { grant_type: 'client_credentials', client_id: 'sandbox-client', client_secret: 'sandbox-client-secret' };
const tokenOf = ({ body }: { body: unknown }) => (body as { access_token: string }).access_token;

const HEADERS = {
  bearer_token: bearer('sandbox-bearer-token'),
  api_key: { 'x-api-key': 'sandbox-api-key' },
  basic: basic('sandbox-user', 'sandbox-password'),
} as const;

describe('credentials', () => {
  it('hands out the values it asks for', async () => {
    await start({});
    expect(sandboxCredentials(sandbox.url)).toEqual({
      none: { type: 'none' },
      bearer_token: { type: 'bearer_token', bearer_token: 'sandbox-bearer-token' },
      api_key: { type: 'api_key', api_key: 'sandbox-api-key', header_name: 'X-API-Key' },
      basic: { type: 'basic', username: 'sandbox-user', password: 'sandbox-password' },
      oauth2: { type: 'oauth2', client_id: 'sandbox-client', client_secret: 'sandbox-client-secret', token_url: `${sandbox.url}/strict/oauth/token` },
    });
  });

  it('asks for nothing with none', async () => {
    await start({ auth: 'none' });
    expect(await health()).toMatchObject({ status: 200, body: { status: 'ok', customers: 0 } });
  });

  it.each(['bearer_token', 'api_key', 'basic'] as const)('takes %s alone', async (auth) => {
    await start({ auth });
    for (const [type, headers] of Object.entries(HEADERS)) expect([type, (await health(headers)).status]).toEqual([type, type === auth ? 200 : 401]);
  });

  it('takes each of the four, but not none, with any', async () => {
    await start({ auth: 'any' });
    for (const headers of Object.values(HEADERS)) expect((await health(headers)).status).toBe(200);
    expect((await health(bearer(tokenOf(await askToken(CLIENT))))).status).toBe(200);
    expect((await health()).status).toBe(401);
  });

  it.each([
    ['bearer_token', bearer('wrong'), 'Bearer'],
    ['api_key', { 'x-api-key': 'wrong' }, 'ApiKey header="X-API-Key"'],
    ['basic', basic('sandbox-user', 'wrong'), 'Basic realm="sandbox"'],
    ['oauth2', bearer('wrong'), 'Bearer error="invalid_token"'],
  ] as const)('refuses a wrong %s everywhere, before anything is written', async (auth, headers, challenge) => {
    await start({ auth });
    const refused = await call(`${sandbox.url}/strict/customers`, { json: { name: 'A', email: 'a@b.co' }, headers });
    expect(refused).toMatchObject({ status: 401, body: { error: auth === 'oauth2' ? 'invalid_token' : 'unauthorized' } });
    expect(refused.headers.get('www-authenticate')).toBe(challenge);
    expect((await health(headers)).status).toBe(401);
    expect(sandbox.customers()).toEqual([]);
  });
});

describe('OAuth2 client credentials', () => {
  it('issues a token for the client in the form or by Basic', async () => {
    await start({ auth: 'oauth2' });
    const byForm = await askToken(CLIENT);
    const byBasic = await askToken({ grant_type: 'client_credentials' }, basic('sandbox-client', 'sandbox-client-secret'));
    expect(byForm).toMatchObject({ status: 200, body: { token_type: 'Bearer', expires_in: 3600 } });
    expect(byForm.headers.get('cache-control')).toBe('no-store');
    expect(tokenOf(byForm)).not.toBe(tokenOf(byBasic));
    expect((await health(bearer(tokenOf(byBasic)))).status).toBe(200);
    expect(sandbox.stats().tokensIssued).toBe(2);
  });

  it.each([
    ['a wrong secret', { ...CLIENT, client_secret: 'x' }, 401, 'invalid_client'],
    ['an unknown client', { ...CLIENT, client_id: 'x' }, 401, 'invalid_client'],
    ['another grant', { ...CLIENT, grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['no grant', { client_id: 'sandbox-client' }, 400, 'invalid_request'],
  ])('refuses %s', async (_, fields, status, error) => {
    await start({ auth: 'oauth2' });
    expect(await askToken(fields)).toMatchObject({ status, body: { error } });
    expect(sandbox.stats().tokensIssued).toBe(0);
  });

  it('refuses a token request that is no form', async () => {
    await start({ auth: 'oauth2' });
    expect(await call(`${sandbox.url}/strict/oauth/token`, { json: CLIENT })).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  });

  it('lets a token die of use', async () => {
    await start({ auth: 'oauth2', tokens: { uses: 3 } });
    const headers = bearer(tokenOf(await askToken(CLIENT)));
    const statuses: number[] = [];
    for (let index = 0; index < 5; index += 1) statuses.push((await health(headers)).status);
    expect(statuses).toEqual([200, 200, 200, 401, 401]);
    expect((await health(bearer(tokenOf(await askToken(CLIENT))))).status).toBe(200);
  });

  it('lets a token die of age', async () => {
    await start({ auth: 'oauth2', tokens: { lifeSeconds: 0.2 } });
    const headers = bearer(tokenOf(await askToken(CLIENT)));
    expect((await health(headers)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 250));
    const late = await health(headers);
    expect(late).toMatchObject({ status: 401, body: { error: 'invalid_token' } });
    expect(late.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
  });

  it('issues one token per second where told to', async () => {
    await start({ auth: 'oauth2', tokens: { onePerSecond: true } });
    expect((await askToken(CLIENT)).status).toBe(200);
    const second = await askToken(CLIENT);
    expect([second.status, second.headers.get('retry-after')]).toEqual([429, '1']);
    await new Promise((resolve) => setTimeout(resolve, 1050));
    expect((await askToken(CLIENT)).status).toBe(200);
  });
});
