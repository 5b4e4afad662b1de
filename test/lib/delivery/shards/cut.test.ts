import { Readable } from 'node:stream';
import { EchoMemory, ReadMemory } from '../../../../lib/delivery/fileMemory';
import { prepare } from '../../../../lib/delivery/prepare';
import { cut, type CutRange } from '../../../../lib/delivery/shards/cut';
import { asReadOptions, byteRange, openRecords, openShard, type Detected, type SourceRecord } from '../../../../lib/tabular';

const ROWS = 5_000;

async function wholeOf(file: Buffer): Promise<SourceRecord[]> {
  return await all(await openRecords(Readable.from([file])));
}

async function all(source: AsyncIterable<readonly SourceRecord[]>): Promise<SourceRecord[]> {
  const records: SourceRecord[] = [];
  for await (const batch of source) records.push(...batch);
  return records;
}

/** The file in pieces of an odd size, so that characters and line ends are torn apart. */
function opened(file: Buffer): () => Promise<Readable> {
  return async () => Readable.from((function* pieces() {
    for (let at = 0; at < file.length; at += 7_777) yield file.subarray(at, at + 7_777);
  })());
}

async function cutOf(file: Buffer, shards: number): Promise<{ ranges: readonly CutRange[]; detected: Detected }> {
  const open = opened(file);
  const prepared = await prepare({ open, inputName: 'customers', mapper: { template: 'customer' } });
  return { ranges: await cut({ open }, prepared, shards), detected: prepared.source.detected };
}

async function read(file: Buffer, range: CutRange, detected: Detected): Promise<SourceRecord[]> {
  const options = asReadOptions(detected);
  if (range.firstIndex > 0) return await all((await openShard(opened(file), range, options)).source);
  return await all(await openRecords(byteRange(await opened(file)(), 0, range.toByte), options));
}

const row = (index: number): string => `Customer ${index},customer${index}@example.com,"Line one\nof ${index}, and ""more"""`;
const csv = (rows: number, lineEnd = '\n'): string => ['name,email,note', ...Array.from({ length: rows }, (_, index) => row(index))].join(lineEnd).concat(lineEnd);
const ndjson = Array.from({ length: ROWS }, (_, index) => JSON.stringify({ name: `Ådne ${index}`, email: `c${index}@example.com`, ...(index > 3_000 && { vat: 'x' }) })).join('\n');
const broken = csv(ROWS).split('\n').flatMap((line, at) => (at % 997 === 5 ? [line, `Broken "${at},"never closed,x`, '', 'too,few'] : [line])).join('\n');

const FILES: readonly (readonly [string, Buffer])[] = [
  ['cells with line breaks', Buffer.from(csv(ROWS))],
  ['CRLF and a byte order mark', Buffer.from(`\uFEFF${csv(ROWS, '\r\n')}`)],
  ['lone CR', Buffer.from(csv(ROWS).replaceAll('\n', '\r'))],
  ['UTF-16', Buffer.from(`\uFEFF${csv(ROWS).replaceAll('Line', 'Líneà ਊ')}`, 'utf16le')],
  ['UTF-16, big end first', Buffer.from(`\uFEFF${csv(ROWS).replaceAll('Line', 'Líneà ഊ')}`, 'utf16le').swap16()],
  ['Windows-1252', Buffer.from(csv(ROWS).replaceAll('Customer', 'Käufer'), 'latin1')],
  ['multi-byte characters', Buffer.from(csv(ROWS).replaceAll('Customer', '顧客 🙂'))],
  ['a line that names the delimiter', Buffer.from(`sep=;\r\n${csv(ROWS).replaceAll(',', ';')}`)],
  ['rows that cannot be used', Buffer.from(broken)],
  ['no line end after the last row', Buffer.from(csv(ROWS).trimEnd())],
  ['NDJSON', Buffer.from(ndjson)],
];

describe.each(FILES)('a file with %s', (_name, file) => {
  it.each([2, 3, 7])('gives in %i parts the records it gives as a whole, with their lines', async (shards) => {
    const { ranges, detected } = await cutOf(file, shards);
    expect(ranges).toHaveLength(shards);
    const parts = await Promise.all(ranges.map((range) => read(file, range, detected)));
    expect(parts.map((records) => records.length)).toEqual(ranges.map(({ records }) => records));
    expect(parts.flat()).toEqual(await wholeOf(file));
  });
});

it('covers every byte once, in parts of about the same number of records', async () => {
  const file = Buffer.from(csv(10_000));
  const { ranges } = await cutOf(file, 4);
  expect(ranges.map(({ fromByte }) => fromByte)).toEqual([0, ...ranges.slice(0, -1).map(({ toByte }) => toByte)]);
  expect(ranges.at(-1)?.toByte).toBe(file.length);
  expect(ranges.map(({ records }) => records)).toEqual([2_500, 2_500, 2_500, 2_500]);
});

it('gives a small file in fewer parts', async () => {
  expect((await cutOf(Buffer.from(csv(700)), 8)).ranges.map(({ records }) => records)).toEqual([500, 200]);
  expect((await cutOf(Buffer.from(csv(10)), 8)).ranges).toHaveLength(1);
  expect((await cutOf(Buffer.from('name,email\n'), 8)).ranges.map(({ records }) => records)).toEqual([0]);
});

it('refuses what cannot be cut', async () => {
  await expect(cutOf(Buffer.from(`[${ndjson.replaceAll('\n', ',')}]`), 4)).rejects.toMatchObject({ code: 'not_splittable' });
});

it('knows of each record what came before it, in whichever part', async () => {
  const doubled = Array.from({ length: 2_000 }, (_, index) => `Customer,c${index % 900}@example.com`);
  const file = Buffer.from(`name,email\n${doubled.join('\n')}\n`);
  const { ranges } = await cutOf(file, 4);
  const whole = new ReadMemory();
  for (const range of ranges) {
    const part = new EchoMemory(range);
    for (let line = range.firstLine; line < range.firstLine + range.records; line += 1) {
      expect(part.firstLine('', line)).toBe(whole.firstLine(`c${(line - 2) % 900}`, line));
    }
  }
});
