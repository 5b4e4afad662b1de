import type { Writable } from 'node:stream';
import type { Meter } from '../http';
import type { Book } from './book';
import type { FileMemory } from './fileMemory';
import { Monitor } from './monitor';
import type { Prepared } from './prepare';
import { ProblemFiles } from './problemFiles';
import { buildReport } from './report';
import { Run } from './run';
import type { Destination, ImportReport, RunIdentity } from './types';

export interface DeliverOptions {
  readonly destination: Destination;
  readonly meter: Meter;
  readonly dryRun?: boolean;
  readonly memory?: FileMemory;
  readonly signal?: AbortSignal;
  /** CSV of rejected rows: original columns plus `line`, `code`, `field`, `message`. */
  readonly rejectedTo: Writable;
  readonly failedTo: Writable;
}

/** Sends what was prepared and closes the book, with the report when the run came to its end. */
export async function deliver(options: DeliverOptions, prepared: Prepared, identity: RunIdentity, book: Book): Promise<ImportReport> {
  const { source, mapper, input } = prepared;
  const { destination, meter, signal, memory, dryRun = false } = options;
  const files = new ProblemFiles(source, options.rejectedTo, options.failedTo);
  const run = new Run({ source, mapper, destination, identity, ledger: book.ledger, opened: book.opened, dryRun, files, memory, signal });
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
