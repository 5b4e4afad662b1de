import type { Exchange } from '../../http/exchange';
import type { Answer } from '../../http/types';
import { opens } from './access/restricted';
import type { AccessToken, AccessTokens } from './access/tokens';
import { denied, invalid } from './answers';
import { OPERATIONS, type OperationName } from './operations';
import type { Seller } from './sellers';
import type { AmazonSettings } from './settings';

/** Who is calling. */
export interface Admitted {
  readonly seller: Seller;
  readonly token: AccessToken;
}

/** Lets a request in, or says why not. Everything but the rate. */
export function admit(exchange: Exchange, operation: OperationName, tokens: AccessTokens, settings: AmazonSettings): Admitted | Answer {
  const agent = exchange.header('user-agent') ?? '';
  if (agent === '' || agent.length > 500) return invalid('The user-agent header must have 1 to 500 characters.');
  const value = exchange.header('x-amz-access-token') ?? '';
  if (value === '') return denied('Access token is missing in the request header.');
  const token = tokens.find(value);
  if (!token) return denied('The access token you provided is revoked, malformed or invalid.');
  if (Date.now() >= token.until) return denied('The access token you provided has expired.');
  const { seller, restricted } = token;
  if (!seller) return denied('A grantless token cannot be used for this operation.');
  if (seller.region !== exchange.param('region')) return denied('The access token is not valid for this region.');
  const [whole = ''] = exchange.target.split('?', 1);
  const path = whole.slice(whole.indexOf(`/${seller.region}/`) + 3);
  if (restricted && !opens(restricted, exchange.method, path)) return denied('The restricted data token does not cover this resource.');
  const role = OPERATIONS[operation].role;
  if (settings.missingRoles.split(',').includes(role)) return denied('The application does not have the role this operation needs.');
  return { seller, token };
}
