/** A parsed cell. Blank (`''`), zero, `false`, `null` and missing (`undefined`) are five different cells. */
export type Cell = string | number | boolean | null | undefined | readonly unknown[];

/** What is wrong with one row as it stands in the file. The row is rejected, the file goes on. */
export interface RowProblem {
  /** Stable code, e.g. `too_few_fields`, `too_many_fields`, `unclosed_quote`, `invalid_json`. */
  readonly code: string;
  readonly message: string;
}

/**
 * One unit of data after parsing. `cells` line up with the source's `headers`: column names are
 * attacker-controlled, so they never become object keys.
 */
export interface SourceRecord {
  /** 0-based position among the data records. */
  readonly index: number;
  /** 1-based physical line on which the record starts. */
  readonly line: number;
  readonly cells: readonly Cell[];
  readonly problem?: RowProblem;
}

export type TabularFormat = 'csv' | 'json' | 'ndjson' | 'xml';

/** What detection found or the user chose; reported as it is. */
export interface Detected {
  readonly format: TabularFormat;
  /** WHATWG label, e.g. `utf-8`, `utf-16le`, `windows-1252`. */
  readonly encoding: string;
  /** Only for CSV/TSV. */
  readonly delimiter: string | null;
  readonly quote: string | null;
}

export interface ReadOptions {
  readonly format?: TabularFormat | 'auto';
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly quote?: string;
  /** Used for detection only, e.g. `customers.tsv`. */
  readonly fileName?: string;
  /** XML: name of the repeated element; found when omitted. JSON: dotted path to the array. */
  readonly recordPath?: string;
  /** Records per batch; 500 unless told. */
  readonly batchSize?: number;
  readonly signal?: AbortSignal;
}

/**
 * A stream of record batches. Memory is flat in file size; the byte stream is read only as fast as
 * batches are taken. Iterate once.
 */
export interface RecordSource extends AsyncIterable<readonly SourceRecord[]> {
  readonly detected: Detected;
  /**
   * Column names in order of appearance, already unique and never empty (`email`, `email_2`, `column_4`).
   * Complete from the start for CSV; for JSON and XML later records may append names (never reorder):
   * nested objects become dotted names (`address.city`).
   */
  readonly headers: readonly string[];
  /** Bytes that the records handed out so far take up, near enough for progress. */
  readonly bytesRead: number;
}
