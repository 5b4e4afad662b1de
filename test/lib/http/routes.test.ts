import { lookup } from 'node:dns';
import { bearer } from '../../../lib/http';
import type { EgressFilter } from '../../../lib/http';
import { requestUrl } from '../../../lib/http/transport/url';
import { failureOf, READ, testClient, WRITE } from './support/client';
import { answer, ScriptedServer } from './support/scriptedServer';

let server: ScriptedServer;
let other: ScriptedServer;
beforeEach(async () => { [server, other] = await Promise.all([new ScriptedServer().start(), new ScriptedServer().start()]); });
afterEach(() => Promise.all([server.stop(), other.stop()]));

const redirect = (location: string, status = 302) => answer(status, '', { location });

describe('requestUrl', () => {
  it.each([
    ['https://api.example.com', '/a', 'https://api.example.com/a'],
    ['https://api.example.com/v1/', 'a/b', 'https://api.example.com/v1/a/b'],
    ['https://api.example.com/v1', '?email=x', 'https://api.example.com/v1?email=x'],
    ['https://api.example.com/v1?tenant=7', '/a', 'https://api.example.com/v1/a?tenant=7'],
    ['https://api.example.com', '//evil.example/a', 'https://api.example.com/evil.example/a'],
    ['https://api.example.com', '@evil.example/a', 'https://api.example.com/@evil.example/a'],
    ['https://api.example.com/v1', 'https://api.example.com/v2', 'https://api.example.com/v2'],
    ['https://api.example.com', 'https://user:pass@api.example.com/a', 'https://api.example.com/a'],
    ['https://api.example.com', 'https://api.example.com.evil.example/', null],
    ['https://api.example.com', 'http://api.example.com/', null],
  ])('%s + %s', (base, url, expected) => {
    expect(requestUrl(base, url, {})).toBe(expected);
  });
});

describe('a redirect', () => {
  it('of a read is followed on the same origin, credentials included', async () => {
    server.script(redirect('/moved'));
    const { client } = testClient(server.url, { auth: bearer('abc123') });
    expect((await client.request(READ)).data).toEqual({ ok: true });
    expect(server.log[1]).toMatchObject({ url: '/moved', headers: { authorization: 'Bearer abc123' } });
  });

  it('to another origin takes no credentials along, and does not bring them back', async () => {
    server.script(redirect(`${other.url}/away`));
    other.script(redirect(`${server.url}/back`));
    const { client } = testClient(server.url, { auth: bearer('abc123'), defaultHeaders: { 'x-api-key': 'k', cookie: 'c=1' } });
    await client.request(READ);
    for (const seen of [other.log[0], server.log[1]]) {
      expect(seen?.headers).not.toHaveProperty('authorization');
      expect(seen?.headers).not.toHaveProperty('x-api-key');
      expect(seen?.headers).not.toHaveProperty('cookie');
    }
  });

  it.each([301, 302, 303, 307, 308])('of a write is not followed (%i)', async (status) => {
    server.script(redirect(`${other.url}/new?token=secret`, status));
    const failure = await failureOf(testClient(server.url).client.request(WRITE));
    expect(failure).toMatchObject({ kind: 'refused', status });
    expect(failure.message).toContain(`${other.url}/new (`);
    expect(other.log).toHaveLength(0);
  });

  it('without end is refused', async () => {
    server.always(redirect('/again'));
    const failure = await failureOf(testClient(server.url).client.request(READ));
    expect(failure).toMatchObject({ kind: 'refused', status: 302 });
    expect(server.log).toHaveLength(6);
  });
});

describe('the host’s guard', () => {
  const guard = (allowed: (url: string) => boolean, verdict: (url: string) => unknown): EgressFilter & { lookups: number } => {
    const filter = {
      lookups: 0,
      validateUrl: (url: string) => (allowed(url) ? undefined : verdict(url)),
      createSecureLookup: () => (...args: Parameters<typeof lookup>) => {
        filter.lookups++;
        lookup(...args);
      },
    };
    return filter;
  };
  const throwing = (): never => { throw new Error('private address'); };

  it.each([
    ['throws', throwing],
    ['resolves to a refusal', () => Promise.resolve({ ok: false, error: new Error('private address') })],
  ])('stops a request when it %s', async (_name, verdict) => {
    const { client } = testClient(server.url, { egress: guard(() => false, verdict) });
    const failure = await failureOf(client.request(WRITE));
    expect(failure).toMatchObject({ kind: 'not_sent', code: 'EGRESS_BLOCKED', attempts: 1 });
    expect(failure.message).toContain('private address');
    expect(server.connections).toBe(0);
  });

  it('is asked again for a redirect', async () => {
    server.script(redirect(`${other.url}/inside`));
    const { client } = testClient(server.url, { egress: guard((url) => url.startsWith(server.url), throwing) });
    expect(await failureOf(client.request(READ))).toMatchObject({ code: 'EGRESS_BLOCKED' });
    expect(other.connections).toBe(0);
  });

  it('looks names up for its own connections', async () => {
    const filter = guard(() => true, throwing);
    const byName = server.url.replace('127.0.0.1', 'localhost');
    await testClient(server.url).client.request(READ);
    await testClient(byName, { egress: filter }).client.request(READ);
    await testClient(byName, { egress: filter }).client.request(READ);
    expect(filter.lookups).toBe(1);
    expect(server.connections).toBe(2);
  });
});

describe('a proxy named by the environment', () => {
  const names = ['HTTP_PROXY', 'http_proxy', 'NO_PROXY', 'no_proxy'];
  const before = names.map((name) => process.env[name]);
  afterEach(() => {
    for (const [n, name] of names.entries()) {
      if (before[n] === undefined) delete process.env[name];
      else process.env[name] = before[n];
    }
  });

  it('is used, and not where NO_PROXY says so', async () => {
    process.env.HTTP_PROXY = other.url;
    delete process.env.NO_PROXY;
    delete process.env.no_proxy;
    const { client } = testClient(server.url);
    await client.request(READ);
    await client.request(READ);
    expect(other.log.map((seen) => seen.url)).toEqual([`${server.url}/things`, `${server.url}/things`]);
    process.env.NO_PROXY = '127.0.0.1';
    await client.request(READ);
    await client.request(READ);
    expect(server.log.map((seen) => seen.url)).toEqual(['/things', '/things']);
    expect(server.connections).toBe(1);
  });
});
