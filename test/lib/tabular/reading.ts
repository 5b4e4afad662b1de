import { createReadStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { openRecords, type Detected, type ReadOptions, type SourceRecord } from '../../../lib/tabular';

export const FIXTURES = path.join(__dirname, '../../fixtures/tabular');

export interface Read {
  readonly detected: Detected;
  readonly headers: readonly string[];
  readonly records: readonly SourceRecord[];
  readonly bytesRead: number;
}

export async function readAll(stream: AsyncIterable<Uint8Array>, options?: ReadOptions): Promise<Read> {
  const source = await openRecords(stream, options);
  const records: SourceRecord[] = [];
  for await (const batch of source) records.push(...batch);
  const { detected, headers, bytesRead } = source;
  return { detected, headers, records, bytesRead };
}

export function readText(text: string | Buffer, options?: ReadOptions): Promise<Read> {
  return readAll(inChunks(Buffer.from(text as string), 1 << 16), options);
}

export function readFixture(name: string, options: ReadOptions = {}): Promise<Read> {
  return readAll(createReadStream(path.join(FIXTURES, name)), { fileName: name, ...options });
}

export function fixture(name: string): Buffer {
  return readFileSync(path.join(FIXTURES, name));
}

export async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export function problems({ records }: Read): [code: string, line: number][] {
  return records.flatMap(({ problem, line }): [string, number][] => (problem ? [[problem.code, line]] : []));
}

/** Line and cells of the records without a problem. */
export function rows({ records }: Read): [line: number, ...cells: unknown[]][] {
  return records.flatMap(({ problem, line, cells }): [number, ...unknown[]][] => (problem ? [] : [[line, ...cells]]));
}
