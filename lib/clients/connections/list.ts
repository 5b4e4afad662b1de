import type { Connection, Db, Registry } from '../types';
import { toConnection } from './row';

export interface ConnectionFilter {
  /** All clients' unless given. */
  readonly clientId?: string;
  readonly platform?: string;
  /** Whether removed ones come too. */
  readonly removed?: boolean;
}

/** Connections by client, platform and name. */
export async function listConnections({ warehouse }: Pick<Registry, 'warehouse'>, filter: ConnectionFilter = {}): Promise<Connection[]> {
  const { clientId } = filter;
  const work = (db: Db): Promise<Connection[]> => select(db, filter);
  return await (clientId === undefined ? warehouse.asOperator(work) : warehouse.asClient(clientId, work));
}

async function select(db: Db, { clientId, platform, removed = false }: ConnectionFilter): Promise<Connection[]> {
  const rows = await db
    .selectFrom('client_api_credentials')
    .selectAll()
    .$if(clientId !== undefined, (query) => query.where('client_id', '=', clientId as string))
    .$if(platform !== undefined, (query) => query.where('platform', '=', platform as string))
    .$if(!removed, (query) => query.where('removed_at', 'is', null))
    .orderBy('client_id').orderBy('platform').orderBy('name').orderBy('created_at')
    .execute();
  return rows.map(toConnection);
}
