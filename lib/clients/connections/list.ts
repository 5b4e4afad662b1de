import type { Connection, Db, Registry } from '../types';
import { toConnection } from './row';

export interface ConnectionFilter {
  readonly clientId: string;
  readonly platform?: string;
  /** Whether removed ones come too. */
  readonly removed?: boolean;
}

/** Connections by client, platform and name. */
export async function listConnections({ warehouse }: Pick<Registry, 'warehouse'>, filter: ConnectionFilter): Promise<Connection[]> {
  return await warehouse.asClient(filter.clientId, (db) => select(db, filter));
}

async function select(db: Db, { clientId, platform, removed = false }: ConnectionFilter): Promise<Connection[]> {
  const rows = await db
    .selectFrom('client_api_credentials')
    .selectAll()
    .where('client_id', '=', clientId)
    .$if(platform !== undefined, (query) => query.where('platform', '=', platform as string))
    .$if(!removed, (query) => query.where('removed_at', 'is', null))
    .orderBy('client_id').orderBy('platform').orderBy('name').orderBy('created_at')
    .execute();
  return rows.map(toConnection);
}
