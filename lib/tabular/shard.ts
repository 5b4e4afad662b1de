import { detect } from './detect';
import { InputError } from './errors';
import { ByteSource, type ByteStream } from './input/bytes';
import { textPieces } from './input/text';
import { CsvReader } from './csv/reader';
import { JsonLinesReader } from './json/linesReader';
import { BATCH_SIZE, createReader, OpenedRecords, Position, readBatches, SAMPLE_BYTES } from './openRecords';
import type { SplittableReader, TextReader } from './reader';
import type { Detected, ReadOptions, RecordSource, SourceRecord } from './types';

/** A part of a file that is read on its own, from the start of a record up to the start of another. */
export interface ShardRange {
  /** The first batch of the file ends here; on it the columns are matched, so every shard reads it too. */
  readonly headBytes: number;
  readonly fromByte: number;
  readonly toByte: number;
  /** Line of the file and index of the shard's first record. */
  readonly firstLine: number;
  readonly firstIndex: number;
}

export interface OpenedShard {
  /** The first batch of the file. */
  readonly sample: readonly SourceRecord[];
  /** The records of the shard, with the lines and indexes they have in the file. */
  readonly source: RecordSource;
}

/** JSON and XML are one text from start to end; a text whose meaning hangs on what came before cannot be cut either. */
export function refuseUnsplittable({ format, encoding }: Detected): void {
  if (format !== 'csv' && format !== 'ndjson') {
    throw new InputError('not_splittable', `A file in ${format.toUpperCase()} cannot be split into shards. Import it in one run, or turn it into CSV or NDJSON. Nothing was sent.`);
  }
  if (encoding !== 'iso-2022-jp') return;
  throw new InputError('not_splittable', 'A file in ISO-2022-JP cannot be split into shards. Import it in one run, or save it as UTF-8. Nothing was sent.');
}

/** What was detected, as options: a shard is read the way the whole file is. */
export function asReadOptions({ format, encoding, delimiter, quote }: Detected): ReadOptions {
  return { format, encoding, delimiter: delimiter ?? undefined, quote: format === 'csv' ? quote ?? '' : undefined };
}

/**
 * Opens a shard that does not hold the head of its file. `options` say how the file is read, with nothing left to
 * detection.
 *
 * @throws InputError `shard_mismatch` when the head is not what it was when the file was planned
 */
export async function openShard(open: () => Promise<ByteStream>, range: ShardRange, options: ReadOptions): Promise<OpenedShard> {
  const head = new ByteSource(byteRange(await open(), 0, range.headBytes), options.signal);
  const { bytes, complete } = await head.look(SAMPLE_BYTES);
  const detection = detect(bytes, complete, options);
  const { encoding } = detection.detected;
  const reader = splittable(createReader(detection, options));
  const sample: SourceRecord[] = [];
  for await (const piece of textPieces(head.chunks(), encoding)) sample.push(...reader.read(piece));
  head.close();
  if (sample.length !== BATCH_SIZE) throw mismatch();

  reader.jump(range.firstLine, range.firstIndex);
  const body = new ByteSource(byteRange(await open(), range.fromByte, range.toByte), options.signal);
  const position = new Position(body);
  const batches = readBatches(textPieces(body.chunks(), encoding), reader, options.batchSize ?? BATCH_SIZE, position);
  const source = new OpenedRecords(detection.detected, body, position, reader, await batches.next(), batches);
  return { sample, source };
}

/** The bytes of a stream from `from` up to `to`; the stream is let go of after them. */
export async function* byteRange(stream: ByteStream, from: number, to: number): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const piece of stream as AsyncIterable<Uint8Array | string>) {
    const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece;
    const start = Math.max(0, from - at);
    if (start < chunk.length) yield chunk.subarray(start, to - at);
    at += chunk.length;
    if (at >= to) return;
  }
}

export function mismatch(): InputError {
  return new InputError('shard_mismatch', 'The file is not the one that was split into shards: it has changed, or another file lies under its name. Plan the shards again. Nothing of this shard was sent.');
}

function splittable(reader: TextReader): SplittableReader {
  if (reader instanceof CsvReader || reader instanceof JsonLinesReader) return reader;
  throw mismatch();
}
