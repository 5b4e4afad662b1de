import { empty } from '../../http/answers';
import type { Exchange } from '../../http/exchange';
import type { Answer } from '../../http/types';
import { pretty } from './pretty';

/** `/bearer`: any token will do. */
export function bearer(exchange: Exchange): Answer {
  const token = exchange.bearerToken;
  return token ? pretty({ authenticated: true, token }) : empty(401, { 'WWW-Authenticate': 'Bearer' });
}

/** `/basic-auth/:user/:password` */
export function basicAuth(exchange: Exchange): Answer {
  return signedIn(exchange) ?? empty(401, { 'WWW-Authenticate': 'Basic realm="Fake Realm"' });
}

/** `/hidden-basic-auth/:user/:password`: says 404 where the other says 401. */
export function hiddenBasicAuth(exchange: Exchange): Answer {
  return signedIn(exchange) ?? empty(404);
}

function signedIn(exchange: Exchange): Answer | null {
  const given = exchange.basicCredentials;
  const user = exchange.param('user');
  if (given?.user !== user || given.password !== exchange.param('password')) return null;
  return pretty({ authenticated: true, user });
}
