import { basic, bearer, maskEmail, redactText } from '../../../lib/http';
import { failureOf, READ, testClient, WRITE } from './support/client';
import { answer, ScriptedServer } from './support/scriptedServer';

const SECRET = 'pa$$ w/örd+"9?';

/** Percent signs undone, as far as they are whole. */
function decoded(text: string): string {
  return text.replace(/%(?:25)*([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

describe('maskEmail', () => {
  it.each([
    ['john@example.com', 'jo***@example.com'],
    ['j@example.com', 'j***@example.com'],
    ['"a@b"@example.com', '"a***@example.com'],
    ['no address', '***'],
  ])('%s', (email, masked) => {
    expect(maskEmail(email)).toBe(masked);
  });
});

describe('redactText hides a known secret', () => {
  const percentEveryByte = [...Buffer.from(SECRET)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const forms: [string, string][] = [
    ['as it is', SECRET],
    ['URL-encoded', encodeURIComponent(SECRET)],
    ['URL-encoded twice', encodeURIComponent(encodeURIComponent(SECRET))],
    ['with every byte encoded', percentEveryByte],
    ['as a form field', new URLSearchParams({ a: SECRET }).toString()],
    ['inside JSON', JSON.stringify({ a: SECRET })],
    ['in Base64', Buffer.from(SECRET).toString('base64')],
    ['in Base64 for URLs', Buffer.from(SECRET).toString('base64url')],
    ['in Base64 behind one byte', Buffer.from(`x${SECRET}`).toString('base64')],
    ['in Base64 behind two bytes', Buffer.from(`xy${SECRET}`).toString('base64')],
    ['in Base64 behind a user name', Buffer.from(`username:${SECRET}:tail`).toString('base64')],
    ['in Base64, URL-encoded', encodeURIComponent(Buffer.from(`ab${SECRET}`).toString('base64'))],
  ];

  it.each(forms)('%s', (_name, text) => {
    const redacted = redactText(`<${text}>`, [SECRET]);
    expect(redacted).toContain('***');
    const left = redacted.split('***').flatMap((piece) => [piece, decoded(piece), Buffer.from(decoded(piece), 'base64').toString('latin1')]);
    for (let start = 0; start + 4 <= SECRET.length; start++) {
      expect(left.join(' ')).not.toContain(SECRET.slice(start, start + 4));
    }
  });

  it('only where a short one stands alone', () => {
    expect(redactText('pin ab, table abstract', ['ab'])).toBe('pin ***, table abstract');
    expect(redactText('nothing to hide', [''])).toBe('nothing to hide');
  });
});

describe('redactText hides', () => {
  it.each([
    ['bearer tokens', 'sent Bearer abc.def-123 there', 'sent Bearer *** there'],
    ['basic credentials', 'Authorization: Basic dXNlcjpwYXNz', 'Authorization: ***'],
    ['signed tokens', 'got eyJhbGciOi.eyJzdWIi.sig-nature', 'got ***'],
    ['query strings', 'GET https://api.example.com/a?email=x&b=1 failed', 'GET https://api.example.com/a?*** failed'],
    ['user names in URLs', 'via http://me:pw@proxy.local:80/', 'via http://***@proxy.local:80/'],
    ['named secrets', '{"client_secret":"xyz","a":1} api_key=qwe', '{"client_secret":"***","a":1} api_key=***'],
    ['e-mail addresses', 'john.doe+x@mail.example.com exists', 'jo***@mail.example.com exists'],
    ['e-mail addresses with letters of any script', 'jörg.müller@müller-söhne.de, 用户@例子.公司', 'jö***@müller-söhne.de, 用户***@例子.公司'],
    ['encoded e-mail addresses', '/customers/john%40example.com', '/customers/jo***@example.com'],
  ])('%s', (_name, text, expected) => {
    expect(redactText(text)).toBe(expected);
  });

  it('nothing in an ordinary sentence', () => {
    const sentence = 'customers.create: the server refused it (422). Check basic settings and the bearer of the card.';
    expect(redactText(sentence)).toBe(sentence);
  });
});

describe('a failure', () => {
  let server: ScriptedServer;
  beforeEach(async () => { server = await new ScriptedServer().start(); });
  afterEach(() => server.stop());

  it('shows neither credentials nor cookies, whatever the server echoes', async () => {
    server.always((response, seen) => {
      const echoed = seen.headers.authorization ?? '';
      answer(422, {}, { 'set-cookie': 'session=1', authorization: echoed, 'x-echo': echoed, 'x-fine': 'yes' })(response, seen);
    });
    for (const auth of [bearer('token-value-1'), basic('user', 'password-1')]) {
      const failure = await failureOf(testClient(server.url, { auth }).client.request({ ...WRITE, url: '/john@example.com' }));
      const shown = JSON.stringify([failure.message, failure.headers, failure.stack, failure.cause]);
      expect(failure.headers).toMatchObject({ 'x-fine': 'yes' });
      expect(failure.headers).not.toHaveProperty('set-cookie');
      for (const secret of ['token-value-1', 'password-1', Buffer.from('user:password-1').toString('base64'), 'john@']) {
        expect(shown).not.toContain(secret);
      }
    }
  });

  it('keeps at most a part of a large body', async () => {
    server.always(answer(422, { text: 'x'.repeat(1_000_000) }));
    const { body } = await failureOf(testClient(server.url).client.request(READ));
    expect(JSON.stringify(body).length).toBeLessThan(70_000);
  });
});
