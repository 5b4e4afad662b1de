import { html, isObject, json, parseJson } from '../../http/answers';
import type { Exchange } from '../../http/exchange';
import type { Answer } from '../../http/types';
import type { Shop } from './shop';

/**
 * The client credentials grant. A refusal is a web page unless JSON is asked for.
 * @see https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/client-credentials-grant
 */
export function issueToken(exchange: Exchange, shop: Shop, onIssued: () => void): Answer {
  const given = fieldsOf(exchange);
  const refuse = (error: string, description: string): Answer => {
    if (!(exchange.header('accept') ?? '').includes('application/json')) return html(400, `<html><body><h1>Oauth error ${error}: ${description}</h1></body></html>`);
    return json(400, { error, error_description: description });
  };
  if (given.get('grant_type') !== 'client_credentials') return refuse('invalid_request', 'The grant type is missing or not supported.');
  const app = [shop.facts, shop.facts.otherApp].find(({ clientId }) => clientId === given.get('client_id'));
  if (!app) return refuse('app_not_installed', 'The application is not installed on this shop');
  if (given.get('client_secret') !== app.clientSecret) return refuse('invalid_client', 'Client authentication failed.');
  onIssued();
  return json(200, { access_token: shop.issueToken(app), scope: shop.settings.scopes, expires_in: shop.settings.tokenLifeSeconds });
}

export const unauthorized = (): Answer => json(401, { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' });

function fieldsOf(exchange: Exchange): URLSearchParams {
  const text = exchange.body.toString('utf8');
  if (exchange.mediaType !== 'application/json') return new URLSearchParams(text);
  const body = parseJson(exchange.body);
  return new URLSearchParams(isObject(body) ? Object.entries(body).map(([name, value]) => [name, String(value)] as [string, string]) : []);
}
