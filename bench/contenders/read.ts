import { createReadStream } from 'node:fs';
import { contend } from '../contend';

export type ReaderName = 'openRecords' | 'csv-parse' | 'csv-parse, arrays';

export interface ReadJob {
  readonly reader: ReaderName;
  readonly file: string;
}

export interface ReadFigures {
  readonly rows: number;
  readonly ms: number;
}

/** Reads a file to its end and only counts the rows. Loads the library it measures, and no other. */
contend(async ({ reader, file }: ReadJob): Promise<ReadFigures> => {
  const count = await counterOf(reader);
  const started = performance.now();
  const rows = await count(file);
  return { rows, ms: performance.now() - started };
});

async function counterOf(reader: ReaderName): Promise<(file: string) => Promise<number>> {
  if (reader === 'openRecords') {
    const { openRecords } = await import('../../lib/tabular');
    return async (file) => {
      let rows = 0;
      for await (const batch of await openRecords(createReadStream(file))) rows += batch.length;
      return rows;
    };
  }
  const { parse } = await import('csv-parse');
  const isArrays = reader === 'csv-parse, arrays';
  return (file) => new Promise((resolve, reject) => {
    let rows = isArrays ? -1 : 0;
    const parser = parse({ columns: !isArrays, bom: true, skip_empty_lines: true });
    parser.on('readable', () => { while (parser.read() !== null) rows += 1; });
    parser.on('error', reject);
    parser.on('end', () => resolve(rows));
    createReadStream(file).on('error', reject).pipe(parser);
  });
}
