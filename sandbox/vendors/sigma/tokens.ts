import { randomBytes } from 'node:crypto';
import { TokenBucket } from '../../conditions/token-bucket';
import { SANDBOX_SECRETS } from '../../credentials';
import { json } from '../../http/answers';
import type { Exchange } from '../../http/exchange';
import type { Answer } from '../../http/types';
import { bad, tooMany, unauthorized } from './answers';

/** The host the simulated organisation lives on; no other host knows its client or its tokens. */
export const HOME_REGION = 'aws-us-west';

/** The token endpoint: a form, the client by HTTP Basic or in the form, one request per second. */
export class SigmaTokens {
  private readonly alive = new Map<string, number>();
  private readonly refreshTokens = new Set<string>();
  private bucket = new TokenBucket({ ratePerSecond: 1, burst: 1, announce: 'none' });

  constructor(private readonly onIssued: () => void) {}

  issue(exchange: Exchange, region: string, lifeSeconds: number): Answer {
    if (!this.bucket.take(performance.now()).admitted) return tooMany();
    if (exchange.mediaType !== 'application/x-www-form-urlencoded') return bad('The body must be application/x-www-form-urlencoded');
    const form = new URLSearchParams(exchange.body.toString('utf8'));
    if (region !== HOME_REGION || !isKnownClient(exchange, form)) return unauthorized('We cannot verify your identity. Please try again later.');
    const grant = form.get('grant_type');
    if (grant === 'refresh_token') {
      if (!this.refreshTokens.delete(form.get('refresh_token') ?? '')) return bad('refresh_token is not valid');
      return this.newToken(lifeSeconds);
    }
    return grant === 'client_credentials' ? this.newToken(lifeSeconds) : bad('grant_type is missing or not supported');
  }

  /** The 401 for a request without a good token for this host, or null. */
  refuse(exchange: Exchange, region: string): Answer | null {
    const { bearerToken } = exchange;
    if (bearerToken === null) return unauthorized();
    const until = this.alive.get(bearerToken);
    const isGood = region === HOME_REGION && until !== undefined && performance.now() < until;
    return isGood ? null : unauthorized('We cannot verify your identity. Please try again later.');
  }

  /** Every token given out so far stops working. */
  revoke(): void {
    this.alive.clear();
  }

  reset(): void {
    this.alive.clear();
    this.refreshTokens.clear();
    this.bucket = new TokenBucket({ ratePerSecond: 1, burst: 1, announce: 'none' });
  }

  private newToken(lifeSeconds: number): Answer {
    const token = `sigma-access-${randomBytes(12).toString('hex')}`;
    const refresh = `sigma-refresh-${randomBytes(12).toString('hex')}`;
    this.alive.set(token, performance.now() + lifeSeconds * 1000);
    this.refreshTokens.add(refresh);
    this.onIssued();
    return json(200, { access_token: token, refresh_token: refresh, token_type: 'bearer', expires_in: lifeSeconds }, { 'Cache-Control': 'no-store' });
  }
}

function isKnownClient(exchange: Exchange, form: URLSearchParams): boolean {
  const { basicCredentials } = exchange;
  const id = basicCredentials?.user ?? form.get('client_id');
  const secret = basicCredentials?.password ?? form.get('client_secret');
  return id === SANDBOX_SECRETS.clientId && secret === SANDBOX_SECRETS.clientSecret;
}
