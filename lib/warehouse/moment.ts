import type { Transaction } from 'kysely';
import type { Schema } from './schema';
import type { Store } from './types';

type Db = Transaction<Schema>;
type Settle = (db: Db) => Promise<void>;
export type Read = <T>(read: (db: Db) => Promise<T>) => Promise<T>;

/**
 * Lets `work` read as often as it likes, and see one moment however long it takes. Reads run side by side where the store
 * has sessions to spare and its snapshot can be handed on to them, else one after another in one session. `settle` makes
 * a session what it is to be.
 */
export async function atOneMoment<T>(store: Store, settle: Settle, work: (read: Read) => Promise<T>): Promise<T> {
  return await reading(store).execute(async (first) => {
    const snapshot = store.hasSpareSession() ? await exported(first) : null;
    await settle(first);
    const turns = new Turns();
    const inTurn: Read = (one) => turns.take(() => one(first));
    const begun: Promise<unknown>[] = [];
    const read: Read = (one) => {
      const isApart = snapshot !== null && !turns.isFree && store.hasSpareSession();
      const result = isApart ? apart(store, settle, snapshot, one).then((made) => (made ? made.result : inTurn(one))) : inTurn(one);
      begun.push(result);
      return result;
    };
    // The first session is given back when nobody wants it any more.
    return await work(read).finally(() => Promise.allSettled(begun));
  });
}

/** In a session of its own; undefined, and nothing read, where none can be had that sees the same: behind some poolers. */
async function apart<T>(store: Store, settle: Settle, snapshot: string, read: (db: Db) => Promise<T>): Promise<{ readonly result: T } | undefined> {
  const { sql } = await import('kysely');
  let isSettled = false;
  try {
    return await reading(store).execute(async (db) => {
      await sql`set transaction snapshot ${sql.lit(snapshot)}`.execute(db);
      await settle(db);
      isSettled = true;
      return { result: await read(db) };
    });
  } catch (error) {
    if (isSettled) throw error;
    return undefined;
  }
}

function reading(store: Store) {
  return store.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
}

/**
 * What makes another session see what this one sees, for as long as this transaction lasts; null where that may not be
 * told. https://www.postgresql.org/docs/current/functions-admin.html#FUNCTIONS-SNAPSHOT-SYNCHRONIZATION
 */
async function exported(db: Db): Promise<string | null> {
  const { sql } = await import('kysely');
  const { rows: [right] } = await sql<{ given: boolean }>`select has_function_privilege('pg_export_snapshot()', 'execute') as given`.execute(db);
  if (!right?.given) return null;
  const { rows: [snapshot] } = await sql<{ id: string }>`select pg_export_snapshot() as id`.execute(db);
  return snapshot?.id ?? null;
}

/** Lends one session to one after another. */
class Turns {
  private last: Promise<unknown> = Promise.resolve();
  private wanted = 0;

  get isFree(): boolean {
    return this.wanted === 0;
  }

  take<T>(use: () => Promise<T>): Promise<T> {
    this.wanted += 1;
    const turn = this.last.then(use).finally(() => { this.wanted -= 1; });
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
