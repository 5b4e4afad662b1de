import { createHttpClient, createMeter, createPacer, oauth2ClientCredentials } from '../../../lib/http';
import { failureOf, READ, testClient, WRITE } from './support/client';
import { answer, reset, ScriptedServer } from './support/scriptedServer';
import type { Answer } from './support/scriptedServer';

/** Issues tokens and takes each of them `usesPerToken` times. */
class TokenApi {
  readonly tokens: ScriptedServer;
  readonly api: ScriptedServer;
  issued = 0;
  private uses = 0;

  constructor(private readonly usesPerToken: number, expiresIn?: number) {
    this.tokens = new ScriptedServer((response, seen) => {
      this.issued++;
      this.uses = 0;
      answer(200, { access_token: `token-${this.issued}`, token_type: 'Bearer', expires_in: expiresIn })(response, seen);
    });
    this.api = new ScriptedServer((response, seen) => {
      const current = seen.headers.authorization === `Bearer token-${this.issued}` && this.uses < this.usesPerToken;
      if (current) this.uses++;
      setTimeout(() => answer(current ? 201 : 401)(response, seen), 5);
    });
  }

  async start(): Promise<this> {
    await Promise.all([this.tokens.start(), this.api.start()]);
    return this;
  }

  async stop(): Promise<void> {
    await Promise.all([this.tokens.stop(), this.api.stop()]);
  }

  auth(style?: 'body' | 'basic') {
    return oauth2ClientCredentials({ tokenUrl: `${this.tokens.url}/token`, clientId: 'id', clientSecret: 's3cr3t-value', style });
  }
}

let service: TokenApi;
const begin = async (uses: number, expiresIn?: number): Promise<TokenApi> => (service = await new TokenApi(uses, expiresIn).start());
afterEach(() => service.stop());

describe('client credentials', () => {
  it('sends id and secret in the form, or in a header', async () => {
    await begin(Infinity);
    await testClient(service.api.url, { auth: service.auth() }).client.request(READ);
    await testClient(service.api.url, { auth: service.auth('basic') }).client.request(READ);
    const [inBody, inHeader] = service.tokens.log;
    expect(inBody).toMatchObject({ method: 'POST', body: 'grant_type=client_credentials&client_id=id&client_secret=s3cr3t-value' });
    expect(inHeader?.body).toBe('grant_type=client_credentials');
    expect(inHeader?.headers.authorization).toBe(`Basic ${Buffer.from('id:s3cr3t-value').toString('base64')}`);
  });

  it('asks once, however many requests of however many clients wait', async () => {
    await begin(Infinity, 3600);
    const clients = [service.auth(), service.auth()].map((auth) => testClient(service.api.url, { auth }).client);
    await Promise.all(clients.flatMap((client) => Array.from({ length: 50 }, () => client.request(READ))));
    expect(service.issued).toBe(1);
  });

  it('survives a token that dies every 500 uses under 32 requests in flight: one refresh each, nothing lost', async () => {
    await begin(500);
    const { client, meter } = testClient(service.api.url, { auth: service.auth() });
    const responses = await Promise.all(Array.from({ length: 1600 }, () => client.request(WRITE)));
    expect(responses.filter((response) => response.status === 201)).toHaveLength(1600);
    expect(service.issued).toBe(4);
    expect(meter.totals().status['201']).toBe(1600);
  });

  it('replays through several generations when tokens die faster than requests are in flight', async () => {
    await begin(10);
    const { client } = testClient(service.api.url, { auth: service.auth() });
    const responses = await Promise.all(Array.from({ length: 32 }, () => client.request(WRITE)));
    expect(responses.every((response) => response.status === 201)).toBe(true);
    expect(service.issued).toBe(4);
  });

  it('never asks twice within one second', async () => {
    await begin(1);
    const { client } = testClient(service.api.url, { auth: service.auth() });
    for (let n = 0; n < 3; n++) await client.request(READ);
    const times = service.tokens.log.map((seen) => seen.at);
    expect(times).toHaveLength(3);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(999);
    expect((times[2] ?? 0) - (times[1] ?? 0)).toBeGreaterThanOrEqual(999);
  });

  it('gives up when a brand-new token is refused on its first use', async () => {
    await begin(0);
    const { client } = testClient(service.api.url, { auth: service.auth() });
    expect((await failureOf(client.request(WRITE))).kind).toBe('credentials');
    expect(service.issued).toBe(1);
  });

  it('renews a token after half its life when that is shorter than ten minutes', async () => {
    await begin(Infinity, 2.4);
    const { client } = testClient(service.api.url, { auth: service.auth() });
    await client.request(READ);
    await new Promise((resolve) => { setTimeout(resolve, 600); });
    await client.request(READ);
    expect(service.issued).toBe(1);
    await new Promise((resolve) => { setTimeout(resolve, 700); });
    await client.request(READ);
    expect(service.issued).toBe(2);
    expect(service.api.log.map((seen) => seen.headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-1', 'Bearer token-2']);
  });

  it('does not send, and does not call beforeSend, without a token', async () => {
    await begin(Infinity);
    service.tokens.always(answer(401, { error: 'invalid_client', error_description: 'secret s3cr3t-value is wrong' }));
    const { client } = testClient(service.api.url, { auth: service.auth() });
    const beforeSend = jest.fn(() => Promise.resolve());
    const failure = await failureOf(client.request({ ...WRITE, beforeSend }));
    expect(failure).toMatchObject({
      kind: 'credentials',
      message: 'The token endpoint refused the client id or secret (401 invalid_client). Check both; nothing was sent.',
    });
    expect(beforeSend).not.toHaveBeenCalled();
    expect(service.api.log).toHaveLength(0);
  });

  const passing: [string, Answer][] = [['500', answer(500)], ['429', answer(429, {}, { 'retry-after': '1' })], ['a reset', reset]];
  it.each(passing)('asks again after %s', async (_name, fault) => {
    await begin(Infinity);
    service.tokens.script(fault);
    const { client } = testClient(service.api.url, { auth: service.auth() });
    expect((await client.request(WRITE)).attempts).toBe(1);
    expect(service.tokens.log).toHaveLength(2);
  });

  it('names an answer that holds no token', async () => {
    await begin(Infinity);
    service.tokens.always(answer(200, { token: 'misnamed' }));
    const { client } = testClient(service.api.url, { auth: service.auth() });
    const failure = await failureOf(client.request(WRITE));
    expect(failure.kind).toBe('credentials');
    expect(failure.message).toContain('without a usable access_token');
  });

  it('goes on for the others when one of those who wait for a token is stopped', async () => {
    await begin(Infinity);
    service.tokens.script((response, seen) => { setTimeout(() => answer(200, { access_token: 'token-0' })(response, seen), 200); });
    service.api.always(answer(201));
    const { client } = testClient(service.api.url, { auth: service.auth() });
    const controller = new AbortController();
    const stopped = failureOf(client.request({ ...WRITE, signal: controller.signal }));
    const other = client.request(WRITE);
    setTimeout(() => controller.abort(), 50);
    expect(await stopped).toMatchObject({ kind: 'cancelled', attempts: 0 });
    expect((await other).status).toBe(201);
    expect(service.tokens.log).toHaveLength(1);
  });

  it('counts token requests, and says how long requests waited for them', async () => {
    await begin(Infinity);
    service.tokens.script((response, seen) => { setTimeout(() => answer(200, { access_token: 'token-0' })(response, seen), 50); });
    service.api.always(answer(200));
    const meter = createMeter();
    const operations: string[] = [];
    meter.listen((metric) => operations.push(metric.operation));
    const client = createHttpClient({ baseUrl: service.api.url, auth: service.auth(), pacer: createPacer({ maxConcurrency: 4 }), meter });
    await client.request(READ);
    expect(operations).toEqual(['token', 'things.list']);
    expect(meter.waits().token_refresh).toBeGreaterThanOrEqual(45);
  });
});
