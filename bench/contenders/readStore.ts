import { createMeter } from '../../lib/http';
import { storePlatform } from '../../lib/platforms/stores';
import type { StoreTable } from '../../lib/warehouse/storeRows';
import { contend } from '../contend';
import { readFor, type ReadFigures } from '../readFor';

export interface ReadStoreJob {
  readonly platform: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly stream: string;
  readonly table: StoreTable;
  /** When to stop, however far it got. */
  readonly stopAfterMs: number;
}

/** A stream of any store as Store Sync reads it at first, without the warehouse. */
contend(async ({ platform, fields, stream, table, stopAfterMs }: ReadStoreJob): Promise<ReadFigures> => {
  const store = await storePlatform(platform);
  const stopping = new AbortController();
  const connection = store.connect(store.parse(fields), { meter: createMeter(), signal: stopping.signal });
  const figures = await readFor(connection.read(stream, null), table, stopping, stopAfterMs);
  connection.close();
  return figures;
});
