import { setTimeout as sleep } from 'node:timers/promises';
import { empty } from '../../http/answers';
import type { Answer } from '../../http/types';
import type { ExportRequest } from './exportRequest';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['csv', 'text/csv'], ['json', 'application/json'], ['jsonl', 'application/octet-stream'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'], ['pdf', 'application/pdf'], ['png', 'image/png'],
]);
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');
const PIECE = 64 * 1024;

/** The finished file, produced piece by piece so that its size costs no memory. */
export function fileAnswer(request: ExportRequest, bytes: number): Answer {
  const type = TYPES.get(request.format);
  if (type === undefined) return empty(404);
  return { status: 200, headers: { 'Content-Type': type }, body: request.format === 'png' ? PNG : text(request, bytes) };
}

/** The same answer, its connection lost after some pieces. */
export function brokenOff(answer: Answer): Answer {
  return { ...answer, body: somePieces(answer.body) };
}

async function* somePieces(body: Answer['body']): AsyncGenerator<string | Buffer> {
  const pieces = typeof body === 'string' || Buffer.isBuffer(body) ? [body.toString('latin1')] : body;
  let sent = 0;
  for await (const piece of pieces) {
    yield piece;
    sent += 1;
    if (sent === 3) break;
  }
  // What was written has to reach the client before the connection goes.
  await sleep(50);
  throw new Error('The connection is lost on purpose.');
}

async function* text(request: ExportRequest, bytes: number): AsyncGenerator<string> {
  const frame = FRAMES.get(request.format) ?? { head: '', tail: '', separator: '', row: () => '' };
  yield frame.head;
  // An export has at most a million rows: large files have long ones.
  const filler = '.'.repeat(Math.max(0, Math.ceil(bytes / 900_000) - 30));
  let piece = '';
  let sent = frame.head.length;
  for (let row = 1; row <= request.rowLimit && sent < bytes; row += 1) {
    const line = (row === 1 ? '' : frame.separator) + frame.row(row, request, filler);
    sent += line.length;
    piece += line;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece + frame.tail;
}

interface Frame {
  readonly head: string;
  readonly tail: string;
  readonly separator: string;
  readonly row: (row: number, request: ExportRequest, filler: string) => string;
}

const signedInAs = ({ overridden }: ExportRequest) => (overridden.length > 0 ? 'override' : 'default');
const csvRow = (row: number, request: ExportRequest, filler: string) =>
  `${row},2026-01-01,${row * 7}.50,${signedInAs(request)},${Object.values(request.parameters).join(' ')}${filler}\n`;
const jsonRow = (row: number, request: ExportRequest, filler: string) =>
  JSON.stringify({ Row: row, Amount: row * 7, 'Signed in as': signedInAs(request), Note: filler });

const FRAMES: ReadonlyMap<string, Frame> = new Map([
  ['csv', { head: 'Row,Day,Amount,Signed in as,Parameters\n', tail: '', separator: '', row: csvRow }],
  ['json', { head: '[', tail: ']', separator: ',', row: jsonRow }],
  ['jsonl', { head: '', tail: '\n', separator: '\n', row: jsonRow }],
  ['xlsx', { head: 'PK\u0003\u0004', tail: '', separator: '', row: csvRow }],
  ['pdf', { head: '%PDF-1.7\n', tail: '%%EOF\n', separator: '', row: (row, _request, filler) => `% ${row}${filler}\n` }],
]);
