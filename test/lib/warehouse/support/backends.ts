import { openWarehouse, type OpenOptions, type Warehouse } from '../../../../lib/warehouse';
import type { Store } from '../../../../lib/warehouse/types';
import { openEmbedded } from '../../../../lib/warehouse/embedded';
import { startPglite } from '../../../../lib/warehouse/pglite';
import { openPostgres } from '../../../../lib/warehouse/postgres/open';
import { placeOf } from '../../../../lib/warehouse/postgres/url';
import { warehouseFolder } from '../folders';
import { hasPostgres, run, startPostgres } from './postgres';

/** One database of a test file. */
export interface Place {
  readonly options: OpenOptions;
  open(): Promise<Warehouse>;
  openStore(): Promise<Store>;
  /** Statements as the superuser, in the schema of the tables, while nobody has the warehouse open. */
  asSuperuser(statements: string): Promise<void>;
  stop(): Promise<void>;
}

interface Backend { readonly name: string; start(): Promise<Place> }

const embedded: Backend = {
  name: 'embedded',
  async start() {
    const folder = await warehouseFolder();
    return {
      options: { folder },
      open: () => openWarehouse({ folder }),
      openStore: () => openEmbedded(folder),
      async asSuperuser(statements) {
        const pglite = await startPglite(`${folder}/data`);
        await pglite.exec(statements).finally(() => pglite.close());
      },
      stop: async () => undefined,
    };
  },
};

const postgres: Backend = {
  name: 'PostgreSQL',
  async start() {
    const server = await startPostgres();
    if (!server) throw new Error('PostgreSQL was there a moment ago.');
    const options = { postgres: { url: server.url } };
    await (await openWarehouse(options)).close();
    return {
      options,
      open: () => openWarehouse(options),
      openStore: () => openPostgres(placeOf(options.postgres)),
      asSuperuser: (statements) => run(server.url, `set search_path to tributary; ${statements}`),
      stop: () => server.stop(),
    };
  },
};

/** For `describe.each`: the embedded warehouse always, a real PostgreSQL where one can be started. */
export const BACKENDS: readonly Backend[] = hasPostgres() ? [embedded, postgres] : [embedded];
