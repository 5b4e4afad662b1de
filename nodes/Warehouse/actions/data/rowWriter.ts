import type { QuerySink } from '../../../../lib/warehouse/query/run';
import type { Cell as QueryCell, Column } from '../../../../lib/warehouse/query/columns';
import type { Cell } from '../../../../lib/tabular';

type Write = (chunk: string) => Promise<void>;

export interface RowWriter extends QuerySink {
  /** Writes what is still held back. */
  end(): Promise<void>;
}

export function rowWriter(format: 'csv' | 'ndjson', write: Write): RowWriter {
  return format === 'csv' ? csvWriter(write) : ndjsonWriter(write);
}

function csvWriter(write: Write): RowWriter {
  let writer: ReturnType<typeof import('../../../../lib/tabular').createCsvWriter> | null = null;
  return {
    async columns(columns) {
      const { createCsvWriter } = await import('../../../../lib/tabular');
      writer = createCsvWriter(write, columns.map(({ name }) => name));
    },
    async rows(rows) {
      for (const row of rows) await writer?.row(row as readonly Cell[]);
    },
    async end() {
      await writer?.end();
    },
  };
}

function ndjsonWriter(write: Write): RowWriter {
  let columns: readonly Column[] = [];
  const line = (row: readonly QueryCell[]): string => `${JSON.stringify(Object.fromEntries(columns.map(({ name }, index) => [name, row[index]])))}\n`;
  return {
    columns: (known) => { columns = known; },
    rows: (rows) => write(rows.map(line).join('')),
    end: async () => undefined,
  };
}
