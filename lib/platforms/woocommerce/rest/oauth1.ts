import { createHmac, randomBytes } from 'node:crypto';

/**
 * The query parameters that sign a request by OAuth 1.0a with one leg, as class-wc-rest-authentication.php checks
 * them. `seenAs` is the address as the site believes it was called: behind a proxy it may think of http.
 * @see https://woocommerce.github.io/woocommerce-rest-api-docs/#authentication-over-http
 */
export function signatureOf(method: string, seenAs: string, key: string, secret: string, nowMs: number): Record<string, string> {
  const url = new URL(seenAs);
  const parameters: Record<string, string> = {
    oauth_consumer_key: key,
    oauth_nonce: randomBytes(16).toString('hex'),
    oauth_signature_method: 'HMAC-SHA256',
    oauth_timestamp: String(Math.floor(nowMs / 1000)),
  };
  const signed = [...url.searchParams, ...Object.entries(parameters)].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = signed.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
  const base = [method, encoded(`${url.origin}${url.pathname}`), encoded(text)].join('&');
  return { ...parameters, oauth_signature: createHmac('sha256', `${secret}&`).update(base).digest('base64') };
}

/** RFC 3986, which leaves less as it is than encodeURIComponent. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
