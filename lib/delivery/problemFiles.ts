import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createCsvWriter, isProblemFile, PROBLEM_COLUMNS, type Cell, type CsvWriter, type RecordSource, type SourceRecord } from '../tabular';
import { Spool } from './spool';
import type { ReportedProblem } from './types';

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
    this.rejects.add(record, problem);
  }

  failed(record: SourceRecord, problem: ReportedProblem): void {
    this.failures.add(record, problem);
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

interface ProblemRow {
  readonly cells: readonly Cell[];
  readonly problem: readonly Cell[];
}

/** CSV knows its columns from the start; JSON and XML may bring new ones until the last record, so their rows wait in a spool. */
class ProblemFile {
  private held: ProblemRow[] = [];
  private writer: CsvWriter | null = null;
  private spool: Spool<ProblemRow> | null = null;

  constructor(private readonly source: RecordSource, private readonly target: Writable) {}

  add({ cells }: SourceRecord, { line, code, field, message }: ReportedProblem): void {
    this.held.push({ cells, problem: [line, code, field, message] });
  }

  async flush(): Promise<void> {
    const rows = this.held;
    if (rows.length === 0) return;
    this.held = [];
    if (this.source.detected.format === 'csv') return this.write(rows);
    this.spool ??= new Spool();
    await this.spool.add(rows);
  }

  /** Ends the target. A file without a row stays empty. */
  async end(): Promise<void> {
    try {
      await this.flush();
      if (this.spool) for await (const rows of this.spool.read()) await this.write(rows);
      await this.writer?.end();
    } finally {
      await this.spool?.remove();
    }
    this.target.end();
    await finished(this.target);
  }

  private async write(rows: readonly ProblemRow[]): Promise<void> {
    const headers = originalColumns(this.source.headers);
    this.writer ??= createCsvWriter((chunk) => this.put(chunk), [...headers, ...PROBLEM_COLUMNS]);
    for (const { cells, problem } of rows) await this.writer.row([...fitted(cells, this.source.headers.length).slice(0, headers.length), ...problem]);
  }

  private async put(chunk: string): Promise<void> {
    if (!this.target.write(chunk)) await once(this.target, 'drain');
  }
}

/** A rejects file that is imported again brings problem columns of its own; the new ones take their place. */
function originalColumns(headers: readonly string[]): readonly string[] {
  return isProblemFile(headers) ? headers.slice(0, -PROBLEM_COLUMNS.length) : headers;
}

/** A row with too many cells keeps them: the last column takes the rest, so that nothing is lost. */
function fitted(cells: readonly Cell[], width: number): Cell[] {
  if (cells.length <= width) return Array.from({ length: width }, (_, index) => cells[index]);
  return [...cells.slice(0, width - 1), cells.slice(width - 1).map(String).join(' | ')];
}
