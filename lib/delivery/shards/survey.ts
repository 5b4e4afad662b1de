import { BATCH_SIZE } from '../../tabular';
import type { Echoes } from '../fileMemory';
import { ReadMemory } from '../fileMemory';
import type { Prepared } from '../prepare';

/** A record at which a file can be cut. */
interface Border {
  readonly line: number;
  readonly index: number;
}

/** What one reading of a file tells about where to cut it. */
export interface Survey extends Echoes {
  readonly records: number;
  /** Every {@link BATCH_SIZE} records. */
  readonly borders: readonly Border[];
}

/** Reads and maps the whole file: where records start, and which of them are doubles of earlier ones. */
export async function survey({ source, mapper }: Prepared, signal?: AbortSignal): Promise<Survey> {
  const memory = new ReadMemory();
  const borders: Border[] = [];
  const doubles: [number, number][] = [];
  const repeats: [number, number][] = [];
  let records = 0;
  for await (const batch of source) {
    signal?.throwIfAborted();
    records += batch.length;
    const [first] = batch;
    if (first) borders.push({ line: first.line, index: first.index });
    for (const record of batch) {
      const mapped = record.problem ? null : mapper.map(record);
      if (!mapped?.ok) continue;
      const { naturalKey, payload } = mapped;
      const known = naturalKey === null ? memory.occurrence(JSON.stringify(payload)) : memory.firstLine(naturalKey, record.line);
      if (known !== 0) (naturalKey === null ? repeats : doubles).push([record.line, known]);
    }
  }
  return { records, borders, doubles, repeats };
}

/** The records at which up to `shards` parts of about the same number of records start; the first part starts the file. */
export function bordersFor({ borders, records }: Survey, shards: number): readonly Border[] {
  const chosen = [borders[0] ?? { line: 1, index: 0 }];
  for (let part = 1; part < shards; part += 1) {
    const border = borders[Math.round((part * records) / shards / BATCH_SIZE)];
    if (border && border.index > (chosen.at(-1)?.index ?? 0)) chosen.push(border);
  }
  return chosen;
}

/** The echoes of the lines from `first` up to `end`. */
export function echoesWithin({ doubles, repeats }: Echoes, first: number, end: number): Echoes {
  const within = ([line]: readonly [number, number]): boolean => line >= first && line < end;
  return { doubles: doubles.filter(within), repeats: repeats.filter(within) };
}
