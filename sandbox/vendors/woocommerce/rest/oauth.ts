import { createHmac, timingSafeEqual } from 'node:crypto';
import { WpError } from './errors';
import type { ApiKey } from './keys';

const NAMES = ['oauth_consumer_key', 'oauth_timestamp', 'oauth_nonce', 'oauth_signature', 'oauth_signature_method'];
const WINDOW_SECONDS = 15 * 60;

const refusal = (message: string) => new WpError(401, 'woocommerce_rest_authentication_error', message);

/** The parameters of `Authorization: OAuth …`, over those of the query. */
export function oauthParameters(query: ReadonlyMap<string, string>, header: string | undefined): ReadonlyMap<string, string> | null {
  const parameters = new Map(query);
  if (header?.startsWith('OAuth ')) {
    for (const [, name = '', value = ''] of header.matchAll(/(oauth_[a-z_-]*)="?([^",]*)"?/g)) parameters.set(name, decodeURIComponent(value));
  }
  const missing = NAMES.filter((name) => !parameters.get(name));
  if (missing.length === NAMES.length) return null;
  if (missing.length === 0) return parameters;
  const plural = missing.length > 1 ? 's' : '';
  throw new WpError(401, 'woocommerce_rest_authentication_missing_parameter', `Missing OAuth parameter${plural} ${missing.join(', ')}`);
}

/** OAuth 1.0a, one-legged, as class-wc-rest-authentication.php checks it. `url` is the address without its query. */
export function checkOauth(key: ApiKey | undefined, method: string, url: string, parameters: ReadonlyMap<string, string>): ApiKey {
  if (!key) throw refusal('Consumer key is invalid.');
  const hash = /^HMAC-(SHA1|SHA256)$/.exec(parameters.get('oauth_signature_method') ?? '')?.[1];
  if (!hash) throw refusal('Invalid signature - signature method is invalid.');
  const signed = [...parameters].filter(([name]) => name !== 'oauth_signature').sort(([a], [b]) => (a < b ? -1 : 1));
  const pairs = signed.map(([name, value]) => encode(`${encode(name)}=${encode(value)}`));
  const base = [method, encode(url), pairs.join('%26')].join('&');
  const expected = createHmac(hash.toLowerCase(), `${key.secret}&`).update(base).digest('base64');
  const given = (parameters.get('oauth_signature') ?? '').replaceAll(' ', '+');
  if (!equal(expected, given)) throw refusal('Invalid signature - provided signature does not match.');
  checkFreshness(key, Number(parameters.get('oauth_timestamp')), parameters.get('oauth_nonce') ?? '');
  return key;
}

function checkFreshness(key: ApiKey, timestamp: number, nonce: string): void {
  const now = Math.floor(Date.now() / 1000);
  if (!(Math.abs(now - timestamp) <= WINDOW_SECONDS)) throw refusal('Invalid timestamp.');
  if (key.nonces.has(nonce)) throw refusal('Invalid nonce - nonce has already been used.');
  if (key.nonces.size > 20_000) for (const [old, at] of key.nonces) if (at < now - WINDOW_SECONDS) key.nonces.delete(old);
  key.nonces.set(nonce, timestamp);
}

/** PHP's rawurlencode. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function equal(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
