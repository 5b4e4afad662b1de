import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { IBinaryData, IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { ItemKeys } from '../host/itemKeys';
import type { Scratch } from '../host/scratch';

/** The last columns of the file, after those of the input. */
const PROBLEM_COLUMNS = 4;

/** The rows of one kind of outcome: written as CSV while the import runs, then read back as a few items. */
export class ProblemFile {
  readonly sink: WriteStream;
  private readonly path: string;

  constructor(private readonly name: string, scratch: Scratch) {
    this.path = scratch.path(name);
    this.sink = createWriteStream(this.path);
    // A disk that is full shows where the file is awaited; without a listener it would end the process.
    this.sink.on('error', () => undefined);
  }

  /** Resolves when everything is on disk. */
  async written(): Promise<void> {
    this.sink.end();
    if (!this.sink.closed) await finished(this.sink);
  }

  destroy(): void {
    this.sink.destroy();
  }

  async toBinary(host: IExecuteFunctions): Promise<IBinaryData> {
    return await host.helpers.prepareBinaryData(createReadStream(this.path), this.name, 'text/csv');
  }

  /** The first rows, each with its problem and the columns of the input under `record`. */
  async items(item: number, limit: number): Promise<INodeExecutionData[]> {
    const items: INodeExecutionData[] = [];
    if (limit === 0 || this.sink.bytesWritten === 0) return items;
    const { openRecords } = await import('../../lib/tabular');
    const source = await openRecords(createReadStream(this.path), { format: 'csv', encoding: 'utf-8', delimiter: ',', quote: '"' });
    const columns = source.headers.length - PROBLEM_COLUMNS;
    const keys = new ItemKeys();
    const headers = source.headers.slice(0, columns);
    for await (const batch of source) {
      for (const { cells } of batch) {
        items.push({ json: problem(cells.slice(columns), keys.toJson(headers, cells.slice(0, columns))), pairedItem: { item } });
        if (items.length >= limit) return items;
      }
    }
    return items;
  }
}

function problem([line, code, field, message]: readonly unknown[], record: IDataObject): IDataObject {
  return { line: Number(line), code: String(code ?? ''), field: field ? String(field) : null, message: String(message ?? ''), record };
}
