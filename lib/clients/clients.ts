import { sql, type Selectable } from 'kysely';
import type { ClientsTable } from '../warehouse/schema';
import { note } from './audit';
import { newClientId } from './clientId';
import { ClientsError } from './errors';
import type { Client, Db, Registry } from './types';

export interface NewClient {
  /** Made from the name unless given. */
  readonly id?: string;
  readonly name: string;
  readonly email?: string;
  /** What a client with this ID that is there already means; `fail` unless given. */
  readonly ifExists?: 'fail' | 'use';
}

export interface ClientChange {
  readonly name?: string;
  /** Null forgets it. */
  readonly email?: string | null;
  readonly archived?: boolean;
}

/** The new client, or the one there is, unchanged, where that may be used. Throws `ClientsError` when the id is taken or none. */
export async function createClient({ warehouse, actor }: Registry, { id: given, name, email, ifExists = 'fail' }: NewClient): Promise<Client> {
  const id = newClientId(given, name);
  return await warehouse.asClient(id, async (db) => {
    const row = await db
      .insertInto('clients')
      .values({ id, name: named(name), email: email ?? null })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst();
    if (!row && ifExists === 'use') return await servedClientIn(db, id);
    if (!row) throw new ClientsError('client_exists', `There is a client with the ID ${id} already. Choose another ID, or update that client. Nothing was changed.`);
    await note(db, id, { actor, action: 'client.created', subject: id });
    return toClient(row);
  });
}

/** Changes what is given and leaves the rest. */
export async function updateClient({ warehouse, actor }: Registry, id: string, change: ClientChange): Promise<Client> {
  return await warehouse.asClient(id, async (db) => {
    const before = await clientIn(db, id, 'lock');
    const row = await db
      .updateTable('clients')
      .set({
        name: change.name === undefined ? before.name : named(change.name),
        email: change.email === undefined ? before.email : change.email,
        ...(change.archived !== undefined && { archived_at: change.archived ? sql<string>`coalesce(archived_at, now())` : null }),
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await noteChange(db, actor, before, change);
    return toClient(row);
  });
}

/** All clients, by name. */
export async function listClients({ warehouse }: Pick<Registry, 'warehouse'>, { archived = false }: { readonly archived?: boolean } = {}): Promise<Client[]> {
  const rows = await warehouse.asOperator((db) => db
    .selectFrom('clients')
    .selectAll()
    .$if(!archived, (query) => query.where('archived_at', 'is', null))
    .orderBy('name')
    .orderBy('id')
    .execute());
  return rows.map(toClient);
}

/** Throws `ClientsError` where there is no such client. */
export async function requireClient({ warehouse }: Pick<Registry, 'warehouse'>, id: string): Promise<void> {
  await warehouse.asClient(id, (db) => clientIn(db, id));
}

/** The client of this session; with `lock`, changes to it and its connections wait for each other. Throws `ClientsError` when there is none. */
export async function clientIn(db: Db, id: string, lock?: 'lock'): Promise<Client> {
  const query = db.selectFrom('clients').selectAll().where('id', '=', id);
  const row = await (lock ? query.forNoKeyUpdate() : query).executeTakeFirst();
  if (!row) throw new ClientsError('no_client', `There is no client with the ID ${JSON.stringify(id)}. Choose one from the list, or create it. Nothing was changed.`);
  return toClient(row);
}

/** As `clientIn`, and still served. */
export async function servedClientIn(db: Db, id: string, lock?: 'lock'): Promise<Client> {
  const client = await clientIn(db, id, lock);
  if (client.archivedAt === null) return client;
  throw new ClientsError('client_archived', `The client ${id} is archived. Restore it with the operation Update of the client first. Nothing was changed.`);
}

async function noteChange(db: Db, actor: string, before: Client, { name, email, archived }: ClientChange): Promise<void> {
  const changed = [
    ...(name !== undefined && name !== before.name ? ['name'] : []),
    ...(email !== undefined && email !== before.email ? ['email'] : []),
  ];
  if (changed.length > 0) await note(db, before.id, { actor, action: 'client.updated', subject: before.id, details: { changed } });
  if (archived === undefined || archived === (before.archivedAt !== null)) return;
  await note(db, before.id, { actor, action: archived ? 'client.archived' : 'client.restored', subject: before.id });
}

function named(name: string): string {
  if (name.trim() !== '') return name.trim();
  throw new ClientsError('no_name', 'A client needs a name. Nothing was changed.');
}

function toClient({ id, name, email, created_at, archived_at }: Selectable<ClientsTable>): Client {
  return { id, name, email, createdAt: created_at, archivedAt: archived_at };
}
