import type { Client } from 'pg';
import { WarehouseError } from '../errors';
import { prepareSchema } from '../prepareSchema';
import { TENANT_ROLE } from '../roles';
import type { Schema } from '../schema';
import type { Store } from '../types';
import { Claims } from './claims';
import { clientConfig } from './client';
import { failureAt } from './failure';
import { SCHEMA, type PostgresPlace } from './place';
import { ResettingPool } from './pool';

const OLDEST_VERSION = 14;
const CONNECTIONS = 10;

/** How every session begins, whoever logs in and whatever the server's own settings are. */
const settled = (role: string): string => `
  reset all; deallocate all; set role ${role}; set tributary.client_id to '';
  set search_path to ${SCHEMA}, pg_temp; set timezone to 'UTC'; set datestyle to 'ISO, YMD';
  select pg_advisory_unlock_all()`;

/** Opens the warehouse kept by a PostgreSQL and makes it there when there is none. Throws `WarehouseError`. */
export async function openPostgres(place: PostgresPlace): Promise<Store> {
  const { Client, Pool } = await import('pg');
  const { Kysely, PostgresDialect } = await import('kysely');
  const config = await clientConfig(place);
  const connect = async (): Promise<Client> => {
    const client = new Client(config);
    // What ends an idle connection is met by the next use; without a listener it would end the process.
    client.on('error', () => undefined);
    try {
      return await client.connect().then(() => client);
    } catch (cause) {
      // Where it was this side that gave up, the connection is still there.
      void client.end();
      throw failureAt(place, cause);
    }
  };
  await prepare(place, connect);

  const connections = new Pool({ ...config, max: CONNECTIONS, allowExitOnIdle: true });
  connections.on('error', () => undefined);
  const pool = new ResettingPool(connections, settled(TENANT_ROLE), (cause) => failureAt(place, cause));
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  const claims = new Claims(connect, SCHEMA);
  return {
    db,
    searchPath: `${SCHEMA}, pg_temp`,
    hasSpareSession: () => connections.waitingCount === 0 && (connections.idleCount > 0 || connections.totalCount < CONNECTIONS),
    describe: (statement) => pool.describe(statement),
    claim: (name) => claims.claim(name),
    release: (name) => claims.release(name),
    // A server has autovacuum.
    tidy: async () => undefined,
    keep: (names) => claims.keep(names),
    async end() {
      await Promise.all([db.destroy(), claims.end()]);
    },
  };
}

/** Roles, schema and tables, made as the user that logs in. */
async function prepare(place: PostgresPlace, connect: () => Promise<Client>): Promise<void> {
  const client = await connect();
  try {
    await refuseOld(place, client);
    await makeSchema(client);
    await client.query(settled('none'));
    await prepareSchema(await kyselyOn(client));
  } catch (cause) {
    throw failureAt(place, cause);
  } finally {
    await client.end();
  }
}

async function refuseOld(place: PostgresPlace, client: Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>("select current_setting('server_version_num') as version");
  const version = Math.floor(Number(rows[0]?.version) / 10_000);
  if (version >= OLDEST_VERSION) return;
  throw new WarehouseError('too_old', `PostgreSQL at ${place.host}:${place.port} is version ${version}; a warehouse needs ${OLDEST_VERSION} or newer. Nothing was changed.`);
}

/** Looks first: where it is there, the right to create schemas is not needed. */
async function makeSchema(client: Client): Promise<void> {
  const { rows } = await client.query('select from pg_namespace where nspname = $1', [SCHEMA]);
  if (rows.length === 0) await client.query(`create schema if not exists ${SCHEMA}`);
}

async function kyselyOn(client: Client) {
  const { Kysely, PostgresDialect } = await import('kysely');
  const lent = { query: client.query.bind(client), release: () => undefined };
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: { connect: async () => lent, end: async () => undefined } }) });
}
