import { InputError } from '../errors';
import { canonicalEncoding } from '../input/decoders';
import { sampleText } from '../input/text';
import type { Detected, ReadOptions } from '../types';
import { refuseKnownBinary } from './binary';
import { detectDialect } from './dialect';
import { detectEncoding } from './encoding';
import { detectFormat } from './format';

export interface Detection {
  readonly detected: Detected;
  /** First lines of the file, decoded. */
  readonly text: string;
  readonly hasSeparatorLine: boolean;
}

/**
 * What the first bytes of a file say about it, corrected by the options.
 *
 * @param complete whether the sample is the whole file
 * @throws InputError when the file is empty, not text, or an option makes no sense
 */
export function detect(sample: Buffer, complete: boolean, options: ReadOptions): Detection {
  refuseKnownBinary(sample);
  const encoding = options.encoding ? canonicalEncoding(options.encoding) : detectEncoding(sample);
  const text = sampleText(sample, encoding);
  if (complete && text.trim() === '') throw new InputError('empty_file', 'The file is empty. Nothing was read.');
  const format = !options.format || options.format === 'auto' ? detectFormat(text, options.fileName) : options.format;
  if (format !== 'csv') {
    return { detected: { format, encoding, delimiter: null, quote: null }, text, hasSeparatorLine: false };
  }
  const { delimiter, quote, hasSeparatorLine } = detectDialect(text, complete, options);
  return { detected: { format, encoding, delimiter, quote: quote === '' ? null : quote }, text, hasSeparatorLine };
}
