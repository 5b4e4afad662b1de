import type { OpenOptions } from '../warehouse';
import { openBook } from './book';
import { deliver, type DeliverOptions } from './deliver';
import { identityOf, prepare, type InputOptions } from './prepare';
import type { ImportReport } from './types';

export { onProgress, type RunProgress } from './progress';
export { RunStopped } from './stopped';
export type * from './platform';
export type * from './types';

export interface ImportOptions extends InputOptions, Omit<DeliverOptions, 'memory'> {
  /** Where the warehouse is that keeps the ledger. */
  readonly warehouse: OpenOptions;
  /** Everything up to the send; the ledger is read, never written. */
  readonly dryRun?: boolean;
  /** Forgets what an earlier run of the same file, mapping and destination did. */
  readonly fresh?: boolean;
}

/**
 * Brings one file to one destination: every record read ends in exactly one outcome.
 *
 * @throws InputError, MappingError for a file or mapping that cannot be used: nothing was sent
 * @throws HttpFailure with kind `credentials` when the destination refuses the credential
 * @throws RunStopped when the signal stopped it: the same call resumes
 */
export async function runImport(options: ImportOptions): Promise<ImportReport> {
  const prepared = await prepare(options);
  const { destination, dryRun = false, fresh = false } = options;
  const identity = identityOf(prepared, destination);
  const { warehouse, inputName } = options;
  const book = await openBook(identity, { warehouse, inputName, dryRun, fresh });
  return deliver(options, prepared, identity, book);
}
