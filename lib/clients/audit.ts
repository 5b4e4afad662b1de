import type { Warehouse } from '../warehouse';
import type { Db } from './types';

export type AuditAction =
  | 'client.created' | 'client.updated' | 'client.archived' | 'client.restored'
  | 'connection.added' | 'connection.updated' | 'connection.tested' | 'connection.removed' | 'connection.key_rotated'
  | 'connection.data_written' | 'connection.data_deleted' | 'connection.cursors_reset';

/** What was done. Names of fields may be in the details, their values may not. */
export interface AuditNote {
  readonly actor: string;
  readonly action: AuditAction;
  /** The id of the client or connection. */
  readonly subject: string;
  readonly details?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

export interface AuditEntry {
  readonly clientId: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly details: object;
}

/** Part of the change it tells of: committed with it, or not at all. */
export async function note(db: Db, clientId: string, { actor, action, subject, details = {} }: AuditNote): Promise<void> {
  await db.insertInto('audit_log').values({ client_id: clientId, actor, action, subject, details: JSON.stringify(details) }).execute();
}

export interface AuditQuery {
  readonly clientId: string;
  /** Only what was done to this client or connection. */
  readonly subject?: string;
  readonly limit: number;
}

/** What was done to a client and its connections, the newest first. */
export async function readAudit(warehouse: Warehouse, { clientId, subject, limit }: AuditQuery): Promise<AuditEntry[]> {
  const rows = await warehouse.asClient(clientId, (db) => db
    .selectFrom('audit_log')
    .select(['client_id as clientId', 'at', 'actor', 'action', 'subject', 'details'])
    .where('client_id', '=', clientId)
    .$if(subject !== undefined, (query) => query.where('subject', '=', subject as string))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute());
  return rows;
}
