import { isObject, json, parseJson } from '../../../http/answers';
import type { Exchange } from '../../../http/exchange';
import type { Answer } from '../../../http/types';
import { APPLICATION, SELLERS } from '../sellers';
import type { AccessTokens } from './tokens';

const SCOPES = ['sellingpartnerapi::notifications', 'sellingpartnerapi::client_credential:rotation'];

/** Login with Amazon: `POST /auth/o2/token`, as a form or as JSON. Its errors are OAuth's, not those of the API. */
export function issueToken(exchange: Exchange, tokens: AccessTokens, lifeSeconds: number): Answer {
  const asked = fieldsOf(exchange);
  if (!asked) return refused(400, 'invalid_request', 'The request is missing a required parameter : grant_type');
  const grant = asked.get('grant_type');
  if (!asked.get('client_id')) return refused(400, 'invalid_request', 'The request is missing a required parameter : client_id');
  if (asked.get('client_id') !== APPLICATION.clientId || asked.get('client_secret') !== APPLICATION.clientSecret) {
    return refused(401, 'invalid_client', 'Client authentication failed');
  }
  if (grant === 'client_credentials') {
    if (!SCOPES.includes(asked.get('scope') ?? '')) return refused(400, 'invalid_scope', 'An unknown scope was requested');
    return json(200, { access_token: tokens.issue(null, lifeSeconds), token_type: 'bearer', expires_in: lifeSeconds });
  }
  if (grant !== 'refresh_token') return refused(400, 'unsupported_grant_type', `The authorization grant type is not supported by the authorization server : ${grant}`);
  const seller = SELLERS.find(({ refreshToken }) => refreshToken === asked.get('refresh_token'));
  if (!seller) return refused(400, 'invalid_grant', 'The request has an invalid grant parameter : refresh_token');
  return json(200, {
    access_token: tokens.issue(seller, lifeSeconds), refresh_token: seller.refreshToken, token_type: 'bearer', expires_in: lifeSeconds,
  });
}

function fieldsOf(exchange: Exchange): Map<string, string> | null {
  if (exchange.mediaType === 'application/x-www-form-urlencoded') return new Map(new URLSearchParams(exchange.body.toString('utf8')));
  const body = parseJson(exchange.body);
  return isObject(body) ? new Map(Object.entries(body).map(([name, value]) => [name, String(value)])) : null;
}

function refused(status: number, error: string, description: string): Answer {
  return json(status, { error_description: description, error });
}
