import { table } from '../runner/terminal/table';

export interface Settings {
  readonly quick: boolean;
  /** For files of this run; removed at its end. */
  readonly folder: string;
  /** Tells whoever waits what is being measured. */
  readonly say: (text: string) => void;
}

/** One comparison. It reports and judges nothing: that is the reader's part. */
export interface Section {
  readonly name: string;
  readonly title: string;
  measure(settings: Settings): Promise<Findings>;
}

/** The machine lacks what a section needs. */
export class Unmeasurable extends Error {
  override readonly name = 'Unmeasurable';
}

export interface Findings {
  /** Ready to print; the ratio stands in the last column. */
  readonly table: string;
  /** What to know when reading the table. */
  readonly notes: readonly string[];
  /** The figures themselves, one object per row. */
  readonly rows: readonly object[];
}

export interface Column<Row> {
  readonly title: string;
  readonly align?: 'left';
  readonly show: (row: Row) => string;
}

/** Lays figures out as a table. */
export function findings<Row extends object>(columns: readonly Column<Row>[], rows: readonly Row[], notes: readonly string[]): Findings {
  const heads = columns.map(({ title, align }) => ({ title, align: align ?? 'right' as const }));
  const cells = rows.map((row) => columns.map(({ show }) => show(row)));
  return { table: table(heads, cells), notes, rows };
}
