import type { RowProblem } from '../types';
import { UNDECODABLE } from './decoders';

export const INVALID_ENCODING: RowProblem = {
  code: 'invalid_encoding',
  message: 'Some bytes mean nothing in the encoding of this file. Name the right encoding, for example windows-1252, or repair the row.',
};

const NUL_BYTE: RowProblem = {
  code: 'nul_byte',
  message: 'The row holds NUL bytes: the file may be damaged. Remove them and check the row.',
};

/** The problem of a row whose text holds NUL or bytes that mean nothing in the file's encoding. */
export function damageOf(texts: readonly string[]): RowProblem | null {
  if (texts.some((text) => text.includes(UNDECODABLE))) return INVALID_ENCODING;
  return texts.some((text) => text.includes('\0')) ? NUL_BYTE : null;
}

/** Text fit to be shown and written: without NUL, with U+FFFD for what could not be decoded. */
export function repaired(text: string): string {
  return text.includes('\0') || text.includes(UNDECODABLE) ? text.replaceAll('\0', '').replaceAll(UNDECODABLE, '\uFFFD') : text;
}
