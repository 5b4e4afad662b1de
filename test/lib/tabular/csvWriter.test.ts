import { createCsvWriter, type Cell } from '../../../lib/tabular';
import { readText, rows } from './reading';

const PROBLEM_COLUMNS = ['line', 'code', 'field', 'message'];

async function written(headers: readonly string[], cells: readonly (readonly Cell[])[], options?: Parameters<typeof createCsvWriter>[2]): Promise<string> {
  let text = '';
  const writer = createCsvWriter((chunk) => { text += chunk; }, headers, options);
  for (const row of cells) await writer.row(row);
  await writer.end();
  return text;
}

describe('createCsvWriter', () => {
  it('writes a byte order mark, CRLF and quotes where they are needed', async () => {
    expect(await written(['id', 'a,b'], [[1, 'x "y"'], ['two\nlines', ' spaced'], [null, undefined], [true, ['a', 1]]]))
      .toBe('\uFEFFid,"a,b"\r\n1,"x ""y"""\r\n"two\nlines"," spaced"\r\n,\r\ntrue,"[""a"",1]"\r\n');
    expect(await written(['a', 'b'], [['1;2', '3,4']], { delimiter: ';', byteOrderMark: false })).toBe('a;b\r\n"1;2";3,4\r\n');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['=HYPERLINK("http://x.example")', '"\'=HYPERLINK(""http://x.example"")"'],
    ['+cmd|calc', "'+cmd|calc"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['＝1+1', "'＝1+1"],
    ["'=1", "''=1"],
  ])('disarms %j', async (cell, expected) => {
    const text = await written(['a', 'b'], [[cell, 'x']], { byteOrderMark: false });
    expect(text).toBe(`a,b\r\n${expected},x\r\n`);
  });

  it.each(['+49 151 2345678', '+1 (202) 555-0143', '+33.1.23.45.67', '-12.5', '-1,5', '0049 151', "'t Hooft", '-', 'a=b', 'ann@x.example'])(
    'leaves %j as it is',
    async (cell) => {
      const text = await written(['a', 'b'], [[cell, 'x']], { delimiter: '|', byteOrderMark: false });
      expect(text).toBe(`a|b\r\n${cell}|x\r\n`);
    },
  );

  it('disarms column names too', async () => {
    expect(await written(['=1+1'], [], { byteOrderMark: false })).toBe("'=1+1\r\n");
  });

  it('writes a file of rejected rows that reads back unchanged', async () => {
    const cells = [
      '=1+1', "'=1+1", "''@x", '+49 151 2345678', '-5', '-x', '+', '\tx', 'a\r\nb', 'say "hi"', ' x ', '', 'Zoë 東京', "'t Hooft", '1;2,3|4', '-1-2',
    ];
    const headers = ['=name', 'b'];
    const text = await written([...headers, ...PROBLEM_COLUMNS], cells.map((cell) => [cell, 'x', 7, 'required', 'email', 'No e-mail.']));
    const read = await readText(text);

    expect(read.headers).toEqual([...headers, ...PROBLEM_COLUMNS]);
    expect(read.records.map((record) => record.cells[0])).toEqual(cells);
    expect(read.records.every((record) => record.problem === undefined && record.cells[2] === '7')).toBe(true);
  });

  it('leaves apostrophes alone in files it did not write', async () => {
    expect(rows(await readText("name,phone\n'=x,'+49 151\n"))).toEqual([[2, "'=x", "'+49 151"]]);
  });

  it('loses no cell of a row that has more than the headers', async () => {
    const text = await written(['a', 'b'], [['1', '2', '3'], ['1']], { byteOrderMark: false });
    expect(text).toBe('a,b\r\n1,2,3\r\n1,\r\n');
  });

  it('waits for a slow writer and holds back little', async () => {
    const chunks: number[] = [];
    let busy = 0;
    const writer = createCsvWriter(async (chunk) => {
      busy += 1;
      expect(busy).toBe(1);
      await new Promise((resolve) => { setImmediate(resolve); });
      chunks.push(chunk.length);
      busy -= 1;
    }, ['a', 'b']);
    for (let index = 0; index < 20_000; index += 1) await writer.row([index, 'some text to fill it up']);
    await writer.end();

    expect(chunks.length).toBeGreaterThan(5);
    expect(Math.max(...chunks)).toBeLessThan(70_000);
  });
});
