import { openWarehouse, type OpenOptions } from '../../warehouse';
import { createLedger } from '../ledger';
import { identityOf, prepare, type InputOptions } from '../prepare';
import type { Destination } from '../types';
import { cut } from './cut';
import type { ShardPart, ShardTask } from './types';

export interface PlanOptions extends InputOptions {
  readonly destination: Destination;
  readonly warehouse: OpenOptions;
  /** Most parts; a small file gets fewer. */
  readonly shards: number;
  /** Forgets what an earlier run of the same file, mapping and destination did. */
  readonly fresh?: boolean;
}

/**
 * Splits a file into parts that are imported on their own, and opens the import they belong to. The whole file is
 * read once: borders lie where the reader itself sees a record start, and a record that doubles an earlier one is
 * known for it, in whichever part that is, so that the first one of the file counts, as in a run of one piece.
 *
 * @throws InputError `not_splittable` for a format that is one text from start to end
 * @throws ImportRunning while the import or one of its shards is under way
 */
export async function planShards(options: PlanOptions): Promise<readonly ShardTask[]> {
  const prepared = await prepare(options);
  const { detected } = prepared.source;
  const ranges = await cut(options, prepared, options.shards);
  const identity = identityOf(prepared, options.destination);
  const warehouse = await openWarehouse(options.warehouse);
  const ledger = createLedger(warehouse);
  try {
    const { runId, previous, startedAt } = await ledger.open(identity, { fresh: options.fresh ?? false, inputName: options.inputName });
    await ledger.split(ranges.map(({ records, ...range }, index) => ({
      number: index + 1, records, part: { ...range, detected, identity, previous, startedAt } satisfies ShardPart,
    })));
    return ranges.map(({ records, firstLine, fromByte, toByte }, index) => ({
      importId: runId, shard: index + 1, shards: ranges.length, firstLine, records, bytes: toByte - fromByte,
    }));
  } finally {
    await ledger.close();
    await warehouse.close();
  }
}
