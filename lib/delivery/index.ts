import type { Readable, Writable } from 'node:stream';
import type { Meter } from '../http';
import { createMapper, type Mapper, type MapperOptions } from '../mapping';
import { hashStream, isProblemFile, openRecords, PROBLEM_COLUMNS, type ReadOptions, type RecordSource } from '../tabular';
import { openBook, type Book } from './book';
import { Monitor } from './monitor';
import { ProblemFiles } from './problemFiles';
import { buildReport } from './report';
import { Run } from './run';
import { sampled } from './sample';
import type { Destination, ImportReport, RunIdentity } from './types';

export { onProgress, type RunProgress } from './progress';
export { RunStopped } from './stopped';
export type * from './types';

export interface ImportOptions {
  /** Opens the input from its start; called twice, to hash it and to read it. */
  readonly open: () => Promise<Readable>;
  /** File name or address, for the report. */
  readonly inputName: string;
  readonly read?: ReadOptions;
  readonly mapper: MapperOptions;
  readonly destination: Destination;
  readonly meter: Meter;
  /** Folder of the embedded warehouse that keeps the ledger. */
  readonly warehouseFolder: string;
  /** Everything up to the send; the ledger is read, never written. */
  readonly dryRun?: boolean;
  /** Forgets what an earlier run of the same file, mapping and destination did. */
  readonly fresh?: boolean;
  readonly signal?: AbortSignal;
  /** CSV of rejected rows: original columns plus `line`, `code`, `field`, `message`. */
  readonly rejectedTo: Writable;
  readonly failedTo: Writable;
}

interface Input {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

interface Prepared {
  readonly startedAt: Date;
  readonly input: Input;
  readonly source: RecordSource;
  readonly mapper: Mapper;
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
  const identity: RunIdentity = {
    inputSha256: prepared.input.sha256,
    mappingFingerprint: prepared.mapper.fingerprint,
    destinationId: destination.id,
  };
  const { warehouseFolder, inputName } = options;
  const book = await openBook(identity, { warehouseFolder, inputName, dryRun, fresh });
  return deliver(options, prepared, identity, book);
}

async function prepare(options: ImportOptions): Promise<Prepared> {
  const startedAt = new Date();
  const { sha256, bytes } = await hashStream(await options.open());
  const records = await openRecords(await options.open(), { ...options.read, signal: options.signal });
  const { source, sample } = await sampled(records);
  const mapper = isProblemFile(source.headers)
    ? mapperOfProblems(source.headers, options.mapper)
    : createMapper(source.headers, sample, options.mapper);
  return { startedAt, input: { path: options.inputName, sha256, bytes }, source, mapper };
}

/**
 * For a rejects file that comes back: its values are the bad ones by nature and say nothing of what a column is for,
 * and its last columns speak of the earlier import.
 */
function mapperOfProblems(headers: readonly string[], options: MapperOptions): Mapper {
  const asked = options.overrides ?? [];
  const own = headers.slice(-PROBLEM_COLUMNS.length).filter((source) => !asked.some((override) => override.source === source));
  return createMapper(headers, [], { ...options, overrides: [...asked, ...own.map((source) => ({ source, target: '' }))] });
}

async function deliver(options: ImportOptions, prepared: Prepared, identity: RunIdentity, book: Book): Promise<ImportReport> {
  const { source, mapper, input } = prepared;
  const { destination, meter, signal, dryRun = false } = options;
  const files = new ProblemFiles(source, options.rejectedTo, options.failedTo);
  const run = new Run({ source, mapper, destination, identity, ledger: book.ledger, opened: book.opened, dryRun, files, signal });
  const monitor = new Monitor(run, source, { runId: book.opened.runId, bytesTotal: input.bytes, waits: () => meter.waits() });
  try {
    await run.finish();
  } catch (error) {
    await book.close('stopped', run.tally.counts()).catch(() => undefined);
    throw error;
  } finally {
    monitor.end();
    await files.end();
  }
  const report = buildReport({
    ...prepared, opened: book.opened, finishedAt: new Date(), dryRun, destination, mapping: mapper.mapping,
    tally: run.tally, requests: meter.totals(), waits: meter.waits(), timeline: monitor.timeline(), rowsMs: monitor.elapsedMs,
  });
  await book.close('finished', run.tally.counts(), report);
  return report;
}
