import type { Exchange } from '../../../http/exchange';
import type { Site } from '../site';
import { WpError } from './errors';
import type { ApiKey } from './keys';
import { checkOauth, oauthParameters } from './oauth';
import { siteUrl } from './request';

/**
 * Who calls, in the order of class-wc-rest-authentication.php: over HTTPS the keys in the query, then HTTP Basic;
 * otherwise, or where these name nobody, OAuth 1.0a. An unknown key over Basic is an anonymous caller (null).
 */
export function authenticate(exchange: Exchange, site: Site, query: ReadonlyMap<string, string>, isSsl: boolean): ApiKey | null {
  const keptHeader = site.settings.dropAuthorization ? undefined : exchange.headers.authorization;
  if (isSsl) {
    const known = basic(site, query, keptHeader === undefined ? null : exchange.basicCredentials);
    if (known) return known;
  }
  const parameters = oauthParameters(query, keptHeader);
  if (!parameters) return null;
  const path = exchange.target.split('?', 1)[0] ?? '';
  const url = siteUrl(exchange, site, isSsl) + path.slice(`/woocommerce/${site.facts.name}`.length);
  return checkOauth(site.keys.find(parameters.get('oauth_consumer_key') ?? ''), exchange.method, url, parameters);
}

function basic(site: Site, query: ReadonlyMap<string, string>, header: Exchange['basicCredentials']): ApiKey | null {
  const inQuery = query.get('consumer_key') && query.get('consumer_secret');
  const user = inQuery ? query.get('consumer_key') : header?.user;
  const password = inQuery ? query.get('consumer_secret') : header?.password;
  const key = user && password ? site.keys.find(user) : undefined;
  if (!key) return null;
  if (key.secret !== password) throw new WpError(401, 'woocommerce_rest_authentication_error', 'Consumer secret is invalid.');
  return key;
}

/** The key's own permission, whatever its user may do. */
export function checkPermission({ permissions }: ApiKey, method: string): void {
  const isRead = method === 'GET' || method === 'HEAD';
  if (permissions === 'read_write' || permissions === (isRead ? 'read' : 'write')) return;
  throw new WpError(401, 'woocommerce_rest_authentication_error', `The API key provided does not have ${isRead ? 'read' : 'write'} permissions.`);
}

/** Reading and writing the shop's data needs its administrator or manager. */
export function checkRole(caller: ApiKey | null, what: 'list' | 'view' | 'create' | 'edit' | 'delete' | 'batch'): void {
  if (caller?.role === 'administrator') return;
  const [code, words] = {
    list: ['view', 'list resources'], view: ['view', 'view this resource'], create: ['create', 'create resources'],
    edit: ['edit', 'edit this resource'], delete: ['delete', 'delete this resource'], batch: ['batch', 'batch manipulate this resource'],
  }[what] as [string, string];
  throw new WpError(caller ? 403 : 401, `woocommerce_rest_cannot_${code}`, `Sorry, you ${what === 'create' || what === 'edit' || what === 'batch' ? 'are not allowed to' : 'cannot'} ${words}.`);
}
