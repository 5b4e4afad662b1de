import { CsvReader } from './csv/reader';
import { detect, type Detection } from './detect';
import { InputError } from './errors';
import { ByteSource, type ByteStream } from './input/bytes';
import { textPieces } from './input/text';
import { JsonLinesReader } from './json/linesReader';
import { JsonReader } from './json/reader';
import type { TextReader } from './reader';
import type { Detected, ReadOptions, RecordSource, SourceRecord } from './types';
import { XmlReader } from './xml/reader';

export type { ByteStream };

export const SAMPLE_BYTES = 1 << 17;
/** Records per batch, unless told. */
export const BATCH_SIZE = 500;

/**
 * Opens a CSV, TSV, JSON, NDJSON or XML stream as records. Detection looks at the first 128 KiB; what the
 * options name is taken as it is. When this resolves, the first batch is parsed and CSV headers are known.
 *
 * A row that cannot be used comes with its `problem` and the file goes on. When a JSON or XML file breaks
 * off or cannot be parsed further, the records before that stand and the last one tells of it.
 *
 * @throws InputError when the file as a whole cannot be read; also while iterating, then before any record
 * @throws the signal's reason once it is aborted
 */
export async function openRecords(stream: ByteStream, options: ReadOptions = {}): Promise<RecordSource> {
  const batchSize = options.batchSize ?? BATCH_SIZE;
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new InputError('invalid_option', `The batch size must be a whole number from 1, not ${batchSize}.`);
  }
  const bytes = new ByteSource(stream, options.signal);
  try {
    const sample = await bytes.look(SAMPLE_BYTES);
    const detection = detect(sample.bytes, sample.complete, options);
    const reader = createReader(detection, options);
    const position = new Position(bytes);
    const batches = readBatches(textPieces(bytes.chunks(), detection.detected.encoding), reader, batchSize, position);
    const first = await batches.next();
    return new OpenedRecords(detection.detected, bytes, position, reader, first, batches);
  } catch (error) {
    bytes.close();
    throw error;
  }
}

export function createReader({ detected, text, hasSeparatorLine }: Detection, options: ReadOptions): TextReader {
  switch (detected.format) {
    case 'csv':
      return new CsvReader({ delimiter: detected.delimiter ?? ',', quote: detected.quote ?? '' }, hasSeparatorLine);
    case 'json':
      return new JsonReader(options.recordPath);
    case 'ndjson':
      return new JsonLinesReader();
    case 'xml':
      return new XmlReader(text, options.recordPath);
  }
}

export type Batches = AsyncGenerator<readonly SourceRecord[], void>;

/** How far into the file the records handed out so far reach: the reader is always some records ahead of that. */
export class Position {
  /** Bytes, spread evenly over the records of a piece. */
  reached = 0;

  constructor(private readonly bytes: ByteSource) {}

  /** `part` of the records at hand are handed out, 0 to 1. */
  advance(part: number): void {
    this.reached += (this.bytes.bytesRead - this.reached) * part;
  }
}

export async function* readBatches(pieces: AsyncIterable<string>, reader: TextReader, size: number, position: Position): Batches {
  let held: SourceRecord[] = [];
  for await (const piece of pieces) {
    held = held.length === 0 ? reader.read(piece) : held.concat(reader.read(piece));
    let at = 0;
    for (; held.length - at >= size; at += size) {
      position.advance(size / (held.length - at));
      yield held.slice(at, at + size);
    }
    held = held.slice(at);
    if (reader.finished) break;
  }
  held = held.concat(reader.end());
  for (let at = 0; at < held.length; at += size) {
    position.advance(Math.min(1, size / (held.length - at)));
    yield held.slice(at, at + size);
  }
  position.advance(1);
}

export class OpenedRecords implements RecordSource {
  private isIterated = false;

  constructor(
    readonly detected: Detected,
    private readonly bytes: ByteSource,
    private readonly position: Position,
    private readonly reader: TextReader,
    private readonly first: IteratorResult<readonly SourceRecord[], void>,
    private readonly rest: Batches,
  ) {}

  get headers(): readonly string[] {
    return this.reader.headers;
  }

  get bytesRead(): number {
    return Math.round(this.position.reached);
  }

  async *[Symbol.asyncIterator](): Batches {
    if (this.isIterated) throw new InputError('already_read', 'These records were read already. Open the file again to read them once more.');
    this.isIterated = true;
    try {
      if (this.first.done) return;
      yield this.first.value;
      for await (const batch of this.rest) {
        this.bytes.checkSignal();
        yield batch;
      }
    } finally {
      this.bytes.close();
    }
  }
}
