import { WarehouseError } from '../errors';
import type { PostgresOptions, PostgresPlace, Tls } from './place';

/** What libpq's `sslmode` asks for. */
const SSL_MODES = new Map<string, Tls>([
  ['disable', 'off'], ['allow', 'require'], ['prefer', 'require'], ['require', 'require'], ['no-verify', 'require'],
  ['verify-ca', 'verify'], ['verify-full', 'verify'],
]);

/** Throws `WarehouseError` on a URL that names no place. */
export function placeOf(options: PostgresOptions): PostgresPlace {
  return 'url' in options ? { ...readUrl(options.url), ca: options.ca } : options;
}

/**
 * `postgresql://user:password@host:port/database?sslmode=require`. Without `sslmode` the connection is encrypted,
 * except on this machine. Nothing of the URL gets into an error: it holds the password.
 */
function readUrl(text: string): PostgresPlace {
  const url = parsed(text.trim());
  const host = url.searchParams.get('host') ?? decoded(url.hostname.replace(/^\[|\]$/g, ''), 'host');
  const user = url.searchParams.get('user') ?? decoded(url.username, 'user');
  if (user === '') throw unreadable('names no user');
  if (host === '') throw unreadable('names no host');
  return {
    host,
    port: Number(url.port || url.searchParams.get('port') || 5432),
    database: decoded(url.pathname.slice(1), 'database') || user,
    user,
    password: url.searchParams.get('password') ?? decoded(url.password, 'password'),
    tls: tlsOf(url.searchParams.get('sslmode'), host),
  };
}

function parsed(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^postgres(ql)?:$/.test(url.protocol)) return url;
  throw unreadable('is not of the form postgresql://user:password@host:5432/database (characters such as @ : / # in the password are written %40 %3A %2F %23)');
}

function tlsOf(mode: string | null, host: string): Tls {
  if (mode === null) return isHere(host) ? 'off' : 'require';
  const tls = SSL_MODES.get(mode);
  if (tls) return tls;
  throw unreadable(`has an unknown sslmode; known are ${[...SSL_MODES.keys()].join(', ')}`);
}

function isHere(host: string): boolean {
  return host.startsWith('/') || host === 'localhost' || host === '::1' || host.startsWith('127.');
}

function decoded(text: string, part: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw unreadable(`has a % in its ${part} that stands for no character; write a plain % as %25`);
  }
}

function unreadable(what: string): WarehouseError {
  return new WarehouseError('connection_url', `The connection URL of the warehouse ${what}. Nothing was changed.`);
}
