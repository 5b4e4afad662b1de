import { inChunks, problems, readAll, readText, rows } from './reading';

const MIB = 1 << 20;

/** Rows `id,name,email` from one number to another. */
function people(from: number, to: number): string {
  let text = '';
  for (let id = from; id <= to; id += 1) text += `${id},Person ${id},p${id}@x.example\n`;
  return text;
}

describe('rows that never end', () => {
  it('costs one row when a quote stays open for the rest of a long file', async () => {
    const read = await readText(`id,name,email\n${people(1, 10)}11,"Person 11,p11@x.example\n${people(12, 20_000)}`);

    expect(problems(read)).toEqual([['unclosed_quote', 12]]);
    expect(read.records).toHaveLength(20_000);
    expect(rows(read).at(-1)).toEqual([20_001, '20000', 'Person 20000', 'p20000@x.example']);
  });

  it('costs only the rows concerned when every third one leaves a quote open', async () => {
    let text = 'id,name,email\n';
    for (let id = 1; id <= 6000; id += 1) text += id % 3 === 0 ? `${id},"Person,p@x.example\n` : `${id},Person,"p@x.example"\n`;
    const read = await readText(text);

    expect(problems(read)).toHaveLength(2000);
    expect(rows(read).map(([line, id]) => line - Number(id))).toEqual(Array.from({ length: 4000 }, () => 1));
  });

  it('gives up on a quoted cell of more than a thousand lines or a million characters', async () => {
    const manyLines = await readText(`id,note\n1,"${'line\n'.repeat(20_000)}"\n2,ok\n`);
    expect(problems(manyLines).slice(0, 2)).toEqual([['unclosed_quote', 2], ['too_few_fields', 3]]);
    expect(rows(manyLines)).toEqual([[20_003, '2', 'ok']]);

    const long = `${'x'.repeat(9_999)}\n`;
    const manyCharacters = await readText(`id,note\n1,"${long.repeat(300)}"\n2,ok\n`);
    expect(problems(manyCharacters)[0]).toEqual(['unclosed_quote', 2]);
    expect(rows(manyCharacters)).toEqual([[303, '2', 'ok']]);
  });

  it('reads a quoted cell of nine hundred lines', async () => {
    const note = 'line with a "" quote\n'.repeat(900);
    const read = await readText(`id,note\n1,"${note}"\n2,ok\n`);

    expect(rows(read)).toEqual([[2, '1', note.replaceAll('""', '"')], [903, '2', 'ok']]);
  });

  it('leaves out a line of many MiB and goes on', async () => {
    const text = `id,name,email\n${people(1, 3)}4,${'x'.repeat(9 * MIB)},p\n${people(5, 6)}`;
    const read = await readAll(inChunks(Buffer.from(text), 100_000));

    expect(problems(read)).toEqual([['row_too_long', 5]]);
    expect(rows(read).map(([line]) => line)).toEqual([2, 3, 4, 6, 7]);
  });

  it('leaves out an NDJSON line of many MiB and goes on', async () => {
    const read = await readText(`{"id":1}\n{"id":"${'x'.repeat(9 * MIB)}"}\n{"id":3}\n`);

    expect(problems(read)).toEqual([['row_too_long', 2]]);
    expect(rows(read)).toEqual([[1, 1], [3, 3]]);
  });

  it.each([
    ['JSON', `[{"id":1},\n{"id":{"a":[${'1,'.repeat(9 * MIB)}`, 'row_too_long'],
    ['XML', `<cs><c><id>1</id></c><c><id>1</id></c>\n<c><id>${'x'.repeat(12 * MIB)}`, 'invalid_xml'],
  ])('stops at a %s record that does not end, keeping those before', async (_, text, code) => {
    let taken = 0;
    const bytes = Buffer.from(text);
    async function* counted(): AsyncGenerator<Buffer> {
      for await (const chunk of inChunks(bytes, 1 << 16)) {
        taken += chunk.length;
        yield chunk;
      }
    }
    const read = await readAll(counted());

    expect(problems(read)).toEqual([[code, 2]]);
    expect(rows(read)[0]).toEqual([1, expect.anything()]);
    expect(taken).toBeLessThan(bytes.length);
  });

  it('refuses a long file of blank lines as empty', async () => {
    await expect(readText('\n'.repeat(500_000))).rejects.toMatchObject({ code: 'empty_file' });
  });

  it('refuses JSON that holds no list within its first 16 MiB', async () => {
    await expect(readText(`{"a":{${'"k":"vvvvvvvv",'.repeat(2 * MIB)}`)).rejects.toMatchObject({ code: 'record_path_not_found' });
  });
});
