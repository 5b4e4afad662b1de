import { InputError } from '../errors';

const EXPORT_AS_CSV = 'Open it in its program, save it as "CSV UTF-8" and import that file.';

const SIGNATURES: readonly (readonly [bytes: string, kind: string, advice: string])[] = [
  ['\x89PNG', 'a PNG image', 'Choose the data file.'],
  ['\xff\xd8\xff', 'a JPEG image', 'Choose the data file.'],
  ['GIF8', 'a GIF image', 'Choose the data file.'],
  ['%PDF-', 'a PDF document', 'Choose the data file, or extract its table first.'],
  ['\xd0\xcf\x11\xe0', 'an old Excel or Office file', EXPORT_AS_CSV],
  ['\x1f\x8b', 'a gzip archive', 'Unpack it and import the file inside.'],
  ['7z\xbc\xaf', 'a 7-Zip archive', 'Unpack it and import the file inside.'],
  ['Rar!', 'a RAR archive', 'Unpack it and import the file inside.'],
  ['SQLite format 3\0', 'an SQLite database', 'Export the table as CSV.'],
  ['PAR1', 'a Parquet file', 'Export the table as CSV.'],
  ['\x7fELF', 'a program', 'Choose the data file.'],
  ['MZ\x90', 'a program', 'Choose the data file.'],
];

/** Share of control characters no text file has; real ones may hold a few stray NULs. */
const MAX_CONTROLS_IN_TEXT = 0.3;
const MAX_CONTROLS_IN_UNKNOWN = 0.03;

/** Throws InputError `binary_file` when the file is of a known kind that is not text. */
export function refuseKnownBinary(sample: Buffer): void {
  const head = sample.toString('latin1', 0, 16);
  if (head.startsWith('PK\x03\x04')) throw zipError(sample);
  for (const [bytes, kind, advice] of SIGNATURES) {
    if (head.startsWith(bytes)) throw binaryError(kind, advice);
  }
}

/** Throws InputError `binary_file` when there are more control characters than text has. Not for UTF-16. */
export function refuseControlCharacters(sample: Buffer, isValidUtf8: boolean): void {
  let controls = 0;
  for (const byte of sample) {
    if (byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1a) controls += 1;
  }
  const allowed = isValidUtf8 ? MAX_CONTROLS_IN_TEXT : MAX_CONTROLS_IN_UNKNOWN;
  if (controls > sample.length * allowed) throw binaryError('not a text file', 'Choose a CSV, JSON, NDJSON or XML file.');
}

function zipError(sample: Buffer): InputError {
  const isWorkbook = sample.includes('xl/') || sample.includes('[Content_Types].xml');
  return isWorkbook
    ? binaryError('an Excel workbook', EXPORT_AS_CSV)
    : binaryError('a ZIP archive', 'Unpack it and import the file inside.');
}

function binaryError(kind: string, advice: string): InputError {
  return new InputError('binary_file', `This file is ${kind} and cannot be read as records. ${advice}`);
}
