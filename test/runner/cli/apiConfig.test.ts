import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseApiConfig, readApiConfig } from '../../../runner/cli/apiConfig';

const shipped = path.resolve(__dirname, '../../../config/api_config.json');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tributary-config-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

function file(content: unknown): string {
  const name = path.join(folder, `${fs.readdirSync(folder).length}.json`);
  fs.writeFileSync(name, typeof content === 'string' ? content : JSON.stringify(content));
  return name;
}

const base = { base_url: 'https://api.example.com' };
const parse = (extra: object) => parseApiConfig({ ...base, ...extra }, 'api.json#x');

function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('was accepted');
}

describe('an entry of the configuration', () => {
  it('needs only its address; everything else has the documented default', () => {
    expect(parse({})).toEqual({
      base_url: 'https://api.example.com',
      endpoints: { customers: '/customers' },
      authentication: { type: 'none' },
      settings: {
        timeout: 30, batch_size: 10, retry_attempts: 3, backoff_factor: 1,
        retry_on_status: [429, 500, 502, 503, 504], delay_between_batches: 0, max_concurrent_requests: 5,
      },
      api_mappings: {},
    });
  });

  it('takes every documented key', () => {
    const full = {
      endpoints: { customers: '/c', health: '/h', lookup: '/c?email={email}', batch: '/c/batch' },
      authentication: { type: 'api_key', api_key: 'k', header_name: 'X-Key' },
      settings: {
        timeout: 5, batch_size: 50, retry_attempts: 0, backoff_factor: 0, retry_on_status: [503], delay_between_batches: 0.5,
        max_concurrent_requests: 'auto', idempotency_header: 'Idempotency-Key', requests_per_second: 2.5, unique_key: 'email',
      },
      api_mappings: { customer: { name: 'Company' } },
    };
    expect(parse(full)).toEqual({ ...base, ...full });
  });

  it.each([
    [{ type: 'none' }, { type: 'none' }],
    [{ type: 'bearer_token', bearer_token: 't' }, { type: 'bearer_token', token: 't' }],
    [{ type: 'bearer_token', api_key: 't' }, { type: 'bearer_token', token: 't' }],
    [{ type: 'api_key', api_key: 'k' }, { type: 'api_key', api_key: 'k', header_name: 'X-API-Key' }],
    [{ type: 'basic', username: 'u', password: 'p' }, { type: 'basic', username: 'u', password: 'p' }],
    [
      { type: 'oauth2', client_id: 'i', client_secret: 's', token_url: 'https://a.example/t' },
      { type: 'oauth2', client_id: 'i', client_secret: 's', token_url: 'https://a.example/t' },
    ],
  ])('authenticates with %j', (given, expected) => {
    expect(parse({ authentication: given }).authentication).toEqual(expected);
  });

  it.each([
    ['an unknown key', { endpoint: {} }, ['“endpoint”', 'unknown']],
    ['an unknown endpoint', { endpoints: { customer: '/c' } }, ['endpoints', '“customer”']],
    ['an unknown setting', { settings: { batchsize: 5 } }, ['settings', '“batchsize”']],
    ['an unknown secret', { authentication: { type: 'basic', username: 'u', password: 'p', pass: 'x' } }, ['authentication', '“pass”']],
    ['an unknown type', { authentication: { type: 'digest' } }, ['authentication.type', 'bearer_token', 'oauth2']],
    ['a bearer without token', { authentication: { type: 'bearer_token' } }, ['authentication.bearer_token', 'missing']],
    ['a key without value', { authentication: { type: 'api_key' } }, ['authentication.api_key', 'missing']],
    ['a text for a number', { settings: { timeout: '30' } }, ['settings.timeout', 'number', 'string']],
    ['a timeout of zero', { settings: { timeout: 0 } }, ['settings.timeout', 'not above 0']],
    ['half a batch', { settings: { batch_size: 2.5 } }, ['settings.batch_size', 'whole']],
    ['another concurrency', { settings: { max_concurrent_requests: 'many' } }, ['settings.max_concurrent_requests', '"auto"']],
    ['another unique key', { settings: { unique_key: 'phone' } }, ['settings.unique_key', '"email"']],
    ['a mapping that is no text', { api_mappings: { customer: { name: 5 } } }, ['api_mappings.customer.name', 'string']],
    ['a relative address', { base_url: '/api' }, ['base_url', 'web address']],
    ['a foreign protocol', { base_url: 'ftp://files.example.com' }, ['base_url', 'web address']],
  ])('refuses %s and says where', (_case, extra, words) => {
    const message = refusal(() => parse(extra));
    for (const word of ['api.json#x', ...words]) expect(message).toContain(word);
  });

  it('refuses an entry without address', () => {
    expect(refusal(() => parseApiConfig({}, 'api.json#x'))).toBe('api.json#x: base_url is missing.');
  });

  it('never repeats a value in what it says', () => {
    const secret = 'hunter2-secret';
    const wrong = [
      { authentication: { type: secret } },
      { authentication: { type: 'bearer_token', bearer_token: 5, extra: secret } },
      { authentication: { type: 'basic', username: secret, password: '' } },
      { authentication: { type: 'oauth2', client_id: 'i', client_secret: secret, token_url: secret } },
    ];
    for (const extra of wrong) expect(refusal(() => parse(extra))).not.toContain(secret);
  });
});

describe('choosing an entry of a file', () => {
  const two = file({ first: base, second: { ...base, base_url: 'https://second.example.com' } });

  it('goes by the name after #', () => {
    expect(readApiConfig(`${two}#second`)).toMatchObject({ name: 'second', config: { base_url: 'https://second.example.com' } });
  });

  it('needs no name where there is only one', () => {
    expect(readApiConfig(file({ only: base })).name).toBe('only');
  });

  it.each(['', '#third'])('lists the names for “%s”', (suffix) => {
    expect(refusal(() => readApiConfig(two + suffix))).toContain('first, second');
  });

  it.each([
    ['a file that is not there', () => path.join(folder, 'none.json'), 'no file'],
    ['a file that is no JSON', () => file('{\n  "a": {\n  oops'), 'line 3 is not valid JSON'],
    ['a file that is no object', () => file([base]), 'one entry per API'],
  ])('refuses %s', (_case, name, words) => {
    expect(refusal(() => readApiConfig(name()))).toContain(words);
  });

  it('does not repeat the content of a file that is no JSON', () => {
    expect(refusal(() => readApiConfig(file('{"a": {"api_key": hunter2}}')))).not.toContain('hunter2');
  });
});

describe('values from the environment', () => {
  const secret = file({ x: { ...base, authentication: { type: 'api_key', api_key: 'env:MY_KEY' } }, y: { base_url: 'env:OTHER' } });

  it('are put in for the chosen entry only', () => {
    const { config } = readApiConfig(`${secret}#x`, { MY_KEY: 'k-1' });
    expect(config.authentication).toMatchObject({ api_key: 'k-1' });
  });

  it.each([undefined, ''])('name the variable that is not set (%p)', (value) => {
    const message = refusal(() => readApiConfig(`${secret}#x`, { MY_KEY: value }));
    expect(message).toContain('MY_KEY');
    expect(message).toContain('#x.authentication.api_key');
  });
});

describe('the shipped configuration', () => {
  const env = {
    REQRES_API_KEY: 'a', EXAMPLE_CLIENT_ID: 'b', EXAMPLE_CLIENT_SECRET: 'c', CRM_TOKEN: 'd', CONTACTS_USER: 'e', CONTACTS_PASSWORD: 'f',
  };

  it.each(Object.keys(JSON.parse(fs.readFileSync(shipped, 'utf8')) as object))('%s can be used', (name) => {
    expect(readApiConfig(`${shipped}#${name}`, env).config.base_url).toMatch(/^https?:/);
  });
});
