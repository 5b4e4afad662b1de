import type { ClientConfig } from 'pg';
import type { PostgresPlace } from './place';

const TIMESTAMPTZ = 1184;
const INT8 = 20;

const CONNECT_TIMEOUT_MS = 10_000;

type TextParser = (text: string) => unknown;

/**
 * Settings of a connection to `place` for `pg`, which takes nothing from the environment of n8n. Values come out
 * as those of the embedded warehouse do.
 */
export async function clientConfig(place: PostgresPlace): Promise<ClientConfig> {
  const { types } = await import('pg');
  const parsers = new Map<number, TextParser>([
    [TIMESTAMPTZ, (text) => new Date(text).toISOString()],
    [INT8, Number],
  ]);
  return {
    host: place.host,
    port: place.port,
    database: place.database,
    user: place.user,
    // Asked for, as an empty one would be looked up in PGPASSWORD and ~/.pgpass.
    password: () => place.password,
    ssl: tlsOf(place),
    application_name: 'tributary',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') => parsers.get(oid) ?? types.getTypeParser(oid, format as 'text') as TextParser,
    },
  };
}

function tlsOf({ tls, ca }: PostgresPlace): ClientConfig['ssl'] {
  if (tls === 'off') return false;
  if (tls === 'require') return { rejectUnauthorized: false };
  return { rejectUnauthorized: true, ...(ca ? { ca } : {}) };
}
