import type { Writable } from 'node:stream';
import { once } from 'node:events';
import { createCsvWriter } from '../tabular/csvWriter';
import type { Cell, RecordSource, SourceRecord } from '../tabular/types';
import type { ReportedProblem } from './types';

type Row = readonly [SourceRecord, ReportedProblem];

/**
 * The rejected and the failed rows as CSV: the original columns plus `line`, `code`, `field`, `message`,
 * to be fixed and imported as they are.
 */
export class ProblemFiles {
  private readonly rejects: ProblemFile;
  private readonly failures: ProblemFile;

  constructor(source: RecordSource, rejectedTo: Writable, failedTo: Writable) {
    this.rejects = new ProblemFile(source, rejectedTo);
    this.failures = new ProblemFile(source, failedTo);
  }

  rejected(record: SourceRecord, problem: ReportedProblem): void {
    this.rejects.add([record, problem]);
  }

  failed(record: SourceRecord, problem: ReportedProblem): void {
    this.failures.add([record, problem]);
  }

  /** Writes what was added since the last call; waits for slow disks. */
  async flush(): Promise<void> {
    await this.rejects.flush();
    await this.failures.flush();
  }

  async end(): Promise<void> {
    await this.rejects.end();
    await this.failures.end();
  }
}
