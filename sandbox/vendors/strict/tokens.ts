import { randomBytes } from 'node:crypto';
import { SANDBOX_SECRETS } from '../../credentials';
import { TokenBucket } from '../../conditions/token-bucket';
import { json } from '../../http/answers';
import type { Exchange } from '../../http/exchange';
import type { Answer } from '../../http/types';
import type { TokenSettings } from './options';

const NO_STORE = { 'Cache-Control': 'no-store' };

/** OAuth2 client credentials (RFC 6749 section 4.4): issues access tokens and knows which are alive. */
export class TokenOffice {
  private readonly alive = new Map<string, { readonly untilMs: number; usesLeft: number }>();
  private readonly lifeSeconds: number;
  private readonly uses: number;
  private bucket: TokenBucket | null = null;

  constructor(private readonly settings: TokenSettings, private readonly onIssued: () => void) {
    this.lifeSeconds = settings.lifeSeconds ?? 3600;
    this.uses = settings.uses ?? Infinity;
    if (!(this.lifeSeconds > 0 && this.uses > 0)) throw new Error('The lifeSeconds and uses of tokens must be above 0.');
    this.reset();
  }

  /** `POST /oauth/token`, the client named in the form or by HTTP Basic. */
  readonly issue = (exchange: Exchange): Answer => {
    const slowDown = this.bucket?.take(performance.now());
    if (slowDown && !slowDown.admitted) return problem(429, 'slow_down', 'At most one token per second.', slowDown.headers);
    if (exchange.mediaType !== 'application/x-www-form-urlencoded') return problem(400, 'invalid_request', 'The body must be a form.');
    const form = new URLSearchParams(exchange.body.toString('utf8'));
    if (!form.has('grant_type')) return problem(400, 'invalid_request', 'grant_type is missing.');
    if (form.get('grant_type') !== 'client_credentials') return problem(400, 'unsupported_grant_type', 'Only client_credentials.');
    if (!isKnownClient(exchange, form)) return problem(401, 'invalid_client', 'Unknown client or wrong secret.', { 'WWW-Authenticate': 'Basic realm="sandbox"' });
    return json(200, { access_token: this.newToken(), token_type: 'Bearer', expires_in: this.lifeSeconds }, NO_STORE);
  };

  /** Whether the token opens the door once more; each yes costs one use. */
  use(token: string): boolean {
    const state = this.alive.get(token);
    if (!state || state.usesLeft <= 0 || performance.now() >= state.untilMs) {
      this.alive.delete(token);
      return false;
    }
    state.usesLeft -= 1;
    return true;
  }

  reset(): void {
    this.alive.clear();
    this.bucket = this.settings.onePerSecond ? new TokenBucket({ ratePerSecond: 1, burst: 1 }) : null;
  }

  private newToken(): string {
    const token = `sandbox-access-${randomBytes(12).toString('hex')}`;
    this.alive.set(token, { untilMs: performance.now() + this.lifeSeconds * 1000, usesLeft: this.uses });
    this.onIssued();
    return token;
  }
}

function isKnownClient(exchange: Exchange, form: URLSearchParams): boolean {
  const { basicCredentials } = exchange;
  // RFC 6749 section 2.3.1: both halves are form-encoded before they go into the Basic header.
  const id = basicCredentials ? formDecoded(basicCredentials.user) : form.get('client_id');
  const secret = basicCredentials ? formDecoded(basicCredentials.password) : form.get('client_secret');
  return id === SANDBOX_SECRETS.clientId && secret === SANDBOX_SECRETS.clientSecret;
}

function formDecoded(text: string): string {
  return new URLSearchParams(`v=${text}`).get('v') ?? '';
}

function problem(status: number, error: string, description: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return json(status, { error, error_description: description }, { ...NO_STORE, ...headers });
}
