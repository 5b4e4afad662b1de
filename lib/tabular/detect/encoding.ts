import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { InputError } from '../errors';
import { canonicalEncoding, completeUtf8Length } from '../input/decoders';
import { refuseControlCharacters } from './binary';

/** Share of byte pairs that must have a zero on one side for UTF-16 without a byte order mark. */
const MIN_UTF16_ZEROS = 0.1;
/** chardet's confidence, 0–100, below which Western European is the better bet. */
const MIN_CONFIDENCE = 20;

/**
 * WHATWG label of the sample's encoding: byte order mark, zero bytes, UTF-8, XML declaration, then
 * statistics. Throws InputError for files that are not text.
 */
export function detectEncoding(sample: Buffer): string {
  const marked = byteOrderMark(sample);
  if (marked) return marked;
  const wide = utf16WithoutMark(sample);
  if (wide) return wide;
  const isValid = isUtf8(sample.subarray(0, completeUtf8Length(sample)));
  refuseControlCharacters(sample, isValid);
  if (isValid || isDamagedUtf8(sample)) return 'utf-8';
  return declaredInXml(sample) ?? byStatistics(sample);
}

function byteOrderMark(sample: Buffer): string | null {
  const head = sample.toString('latin1', 0, 4);
  if (head.startsWith('\xef\xbb\xbf')) return 'utf-8';
  if (head === '\xff\xfe\0\0' || head === '\0\0\xfe\xff') {
    throw new InputError('unknown_encoding', 'This file is UTF-32, which is not supported. Save it as UTF-8.');
  }
  if (head.startsWith('\xff\xfe')) return 'utf-16le';
  return head.startsWith('\xfe\xff') ? 'utf-16be' : null;
}

/** Zero bytes on one side, and beside most line ends: a stray NUL in a small file is not UTF-16. */
function utf16WithoutMark(sample: Buffer): string | null {
  const zeros: [even: number, odd: number] = [0, 0];
  const wideLineEnds: [even: number, odd: number] = [0, 0];
  let lineEnds = 0;
  for (let i = 0; i < sample.length; i += 1) {
    if (sample[i] === 0) zeros[i % 2 === 0 ? 0 : 1] += 1;
    if (sample[i] !== 0x0a && sample[i] !== 0x0d) continue;
    lineEnds += 1;
    if (i % 2 === 0 && sample[i + 1] === 0) wideLineEnds[1] += 1;
    if (i % 2 === 1 && sample[i - 1] === 0) wideLineEnds[0] += 1;
  }
  const isWide = (side: 0 | 1): boolean => zeros[side] > (sample.length / 2) * MIN_UTF16_ZEROS
    && zeros[1 - side]! * 10 < zeros[side] && wideLineEnds[side] * 2 >= lineEnds;
  if (isWide(1)) return 'utf-16le';
  return isWide(0) ? 'utf-16be' : null;
}

/** A few wrong bytes in UTF-8 cost their rows; read in another encoding they would garble all others. */
function isDamagedUtf8(sample: Buffer): boolean {
  const decoded = sample.toString('utf8');
  const wrong = decoded.match(/\uFFFD/g)?.length ?? 0;
  const right = decoded.match(/[\u0080-\uFFFC]/g)?.length ?? 0;
  return right >= wrong;
}

function declaredInXml(sample: Buffer): string | null {
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(sample.toString('latin1', 0, 256))?.[1];
  if (!declared || /^utf-?8$/i.test(declared)) return null;
  return canonicalEncoding(declared);
}

/** Lines in plain ASCII say nothing about the encoding and drown those that do. */
function byStatistics(sample: Buffer): string {
  const { analyse } = require('chardet') as typeof import('chardet');
  const telling = sample.toString('latin1').split('\n').filter((line) => /[\x80-\xff]/.test(line)).join('\n');
  const bytes = Buffer.from(telling, 'latin1');
  for (const { name, confidence } of analyse(bytes)) {
    if (confidence < MIN_CONFIDENCE) break;
    const label = decodable(name);
    if (label && label !== 'utf-8' && !label.startsWith('utf-16')) return label;
  }
  return JAPANESE.find((label) => readsAsJapanese(bytes, label)) ?? 'windows-1252';
}

function decodable(name: string): string | null {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return null;
  }
}

/** chardet knows Japanese by its kana, which lists of names and towns may not have. */
const JAPANESE = ['euc-jp', 'shift_jis'];

function readsAsJapanese(bytes: Buffer, label: string): boolean {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true });
    return /^[\x00-\x7f\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]*$/.test(text) && /[\u4e00-\u9fff]{2}/.test(text);
  } catch {
    return false;
  }
}
