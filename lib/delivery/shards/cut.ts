import { lineOffsets, refuseUnsplittable, type ShardRange } from '../../tabular';
import type { Echoes } from '../fileMemory';
import type { InputOptions, Prepared } from '../prepare';
import { bordersFor, echoesWithin, survey } from './survey';

export interface CutRange extends ShardRange, Echoes {
  readonly records: number;
}

/** Where each of up to `shards` parts of a file lies, in the order of the file. Reads the whole file. */
export async function cut(options: Pick<InputOptions, 'open' | 'signal'>, prepared: Prepared, shards: number): Promise<readonly CutRange[]> {
  const { detected } = prepared.source;
  const { bytes } = prepared.input;
  refuseUnsplittable(detected);
  const surveyed = await survey(prepared, options.signal);
  const borders = bordersFor(surveyed, shards);
  // The second batch starts where the head ends.
  const head = surveyed.borders[1];
  const lines = [head, ...borders.slice(1)].flatMap((border) => border?.line ?? []);
  const [headBytes = bytes, ...starts] = await lineOffsets(await options.open(), detected.encoding, lines);
  return borders.map(({ line, index }, at) => {
    const next = borders[at + 1];
    return {
      headBytes,
      fromByte: at === 0 ? 0 : starts[at - 1] ?? bytes,
      toByte: starts[at] ?? bytes,
      firstLine: line,
      firstIndex: index,
      records: (next?.index ?? surveyed.records) - index,
      ...echoesWithin(surveyed, line, next?.line ?? Infinity),
    };
  });
}
