import type { Connection, StoreTest } from '../../../../lib/clients';

/** A connection as an item, with the names that other nodes' expressions take. */
export function shownConnection({ id, clientId, name, ...rest }: Connection): object {
  return { clientId, connectionId: id, name, ...rest };
}

/** What a store answered, as an item. */
export function shownTest(test: StoreTest): object {
  return { ok: test.status === 'working', ...test };
}
