import { WarehouseError } from '../errors';
import { ROLES_BY_HAND } from '../roles';
import { SCHEMA, shownPlace, type PostgresPlace } from './place';

const NETWORK = /^(E[A-Z]+|timeout)$/;
const CERTIFICATE = /certificate|SELF_SIGNED|ALTNAME/i;
const NO_TLS = 'does not support SSL';
/** SQLSTATEs: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const LOGIN_REFUSED = ['28P01', '28000'];
const NO_SUCH_DATABASE = '3D000';
const TOO_MANY = '53300';
const NOT_ALLOWED = '42501';

/** Why a place could not be reached or entered, as one sentence with what to do. Never repeats a password. */
export function failureAt(place: PostgresPlace, cause: unknown): WarehouseError {
  if (cause instanceof WarehouseError) return cause;
  const { code, message } = wordsOf(cause);
  const where = `PostgreSQL at ${shownPlace(place)}`;

  if (message.includes(NO_TLS)) return new WarehouseError('tls', `${where} offers no TLS. Set TLS to Off, or switch it on at the server. Nothing was changed.`, { cause });
  if (CERTIFICATE.test(`${code} ${message}`)) {
    return new WarehouseError('tls', `${where} has a certificate that is not trusted (${message}). Give the certificate authority that signed it, or set TLS to Require to do without the check. Nothing was changed.`, { cause });
  }
  if (LOGIN_REFUSED.includes(code) || /password authentication failed|client password must be/i.test(message)) {
    return new WarehouseError('login_refused', `${where} does not let the user ${place.user} in (${message}). Check user and password, and that the server takes this user from here. Nothing was changed.`, { cause });
  }
  if (code === NO_SUCH_DATABASE) return new WarehouseError('no_database', `${where}: there is no database ${place.database}. Make it first, or name another one. Nothing was changed.`, { cause });
  if (code === TOO_MANY) return new WarehouseError('busy', `${where} has no connection left (${message}). Close others, or raise max_connections. Nothing was changed.`, { cause });
  if (code === NOT_ALLOWED || message.includes('may see the rows of every client')) return new WarehouseError('not_allowed', notAllowed(place, where, message), { cause });
  if (NETWORK.test(code) || /timeout|terminated/i.test(message)) {
    return new WarehouseError('unreachable', `${where} could not be reached (${code || message}). Check host and port, that the server runs, and that nothing between blocks it. Nothing was changed.`, { cause });
  }
  return new WarehouseError('unusable', `${where} could not be used as a warehouse (${message}). Nothing was changed.`, { cause });
}

function notAllowed(place: PostgresPlace, where: string, message: string): string {
  const login = quoted(place.user);
  const rights = `${ROLES_BY_HAND(login)} grant create on database ${quoted(place.database)} to ${login};`;
  return `${where}: the user ${place.user} may not prepare the warehouse's schema ${SCHEMA} (${message}). `
    + `Use the user that made it, or let an administrator of the database run: ${rights} Nothing was changed.`;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function wordsOf(cause: unknown): { readonly code: string; readonly message: string } {
  const { code, message, errors } = (typeof cause === 'object' && cause !== null ? cause : {}) as Record<'code' | 'message' | 'errors', unknown>;
  // Where a name has several addresses, each has failed in its own way.
  if (Array.isArray(errors) && errors.length > 0) return wordsOf(errors[0]);
  return { code: text(code), message: text(message) || String(cause) };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
