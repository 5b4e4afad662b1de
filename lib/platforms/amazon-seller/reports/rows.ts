import type { Readable } from 'node:stream';
import { openRecords, type RecordSource } from '../../../tabular';
import type { OpenDocument } from './document';

const TAB = '\t';

/** A flat file's rows: tabs between cells, and no quotes, so a quote in a title is only that. */
export async function flatFile({ stream, charset }: Pick<OpenDocument, 'stream' | 'charset'>, batchSize = 500, signal?: AbortSignal): Promise<RecordSource> {
  return await openRecords(stream, { format: 'csv', delimiter: TAB, quote: '', encoding: charset ?? undefined, batchSize, signal });
}

/** Comma-separated reports do quote. */
export async function commaFile(stream: Readable, charset: string | null, batchSize = 500, signal?: AbortSignal): Promise<RecordSource> {
  return await openRecords(stream, { format: 'csv', delimiter: ',', quote: '"', encoding: charset ?? undefined, batchSize, signal });
}
