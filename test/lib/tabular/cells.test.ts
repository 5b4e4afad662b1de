import { problems, readFixture, readText, rows } from './reading';

describe('cells and lines', () => {
  it.each([
    ['bom-quoted-newlines.csv', [
      [2, '1', 'Ada, Ms', 'two\r\nlines'], [5, '2', 'Bob', 'say "hi"'], [6, '3', 'three\r\n\r\nlines', 'x'], [9, '4', 'Dan', ''],
    ]],
    ['cr-only.csv', [[2, '1', 'Ada'], [4, '2', 'B\nb'], [6, '3', 'Cy']]],
    ['mixed-line-ends.csv', [[2, '1', 'Ada'], [3, '2', 'Bob'], [4, '3', 'Cy']]],
    ['blank-lines.csv', [[6, '1', 'Ada'], [8, '2', 'Bob']]],
    ['cp1252-semicolon.csv', [[2, '1', 'Jörg Weiß', 'Köln', '5,50 €'], [3, '2', 'Zoë', 'Zürich', '1,00 €']]],
    ['utf16le.csv', [[2, '1', 'Ärger'], [3, '2', '田中太郎']]],
    ['shift-jis.csv', [[2, '1', '田中太郎', '東京都'], [3, '2', '鈴木花子', '大阪市'], [4, '3', '佐藤次郎', '名古屋市']]],
    ['marks-in-the-middle.csv', [[2, '1', 'Ada'], [3, '2', 'Bob'], [4, '3', 'Cy']]],
    ['separator-line.csv', [[3, '1', 'a,b;c']]],
    ['single-quotes.csv', [[2, '1', 'Ada, Countess'], [3, '2', "O'Hara"]]],
    ['apostrophe-names.csv', [[2, "'t Hooft", "'s-Gravenhage"], [3, "O'Hara", 'Cork']]],
    ['ragged.csv', [
      [2, '1', 'Ada', 'a@x.example'], [4, '3', 'Cy', 'c@x.example'], [7, '', '', ''], [8, '6', 'Eve', 'e@x.example'],
    ]],
    ['stray-quotes.csv', [[4, '3', '5" pipe'], [5, '4', 'a "b" c'], [6, '5', 'ok']]],
    ['unclosed-quote.csv', [[3, '2', 'Bob', 'b@x.example'], [4, '3', 'Cy', 'c@x.example'], [5, '4', 'Dan\nD', 'd@x.example']]],
    ['unclosed-quote-at-end.csv', [[2, '1', 'Ada'], [4, '3', 'Cy'], [5, '4', 'Dan']]],
    ['big-numbers.json', [[1, '12345678901234567890', '-9007199254740993', 9007199254740991, '12345678901234567890 " 1', '1e999', 0.1]]],
    ['hostile-keys.json', [[1, true, 'x', 'blank', 1, 2]]],
    ['lines.ndjson', [[1, 1, 'Ada'], [4, 3, undefined, 'c@x.example'], [7, 4, null, undefined]]],
    ['broken-string.json', [[5, 2, 'B "b" [{', 'Bonn']]],
    ['broken-element.json', [[2, 1], [4, 3], [5, 4], [7, 6], [8, 7]]],
    ['wrapped.xml', [[2, 'Ada'], [3, 'Bob']]],
    ['latin1-declared.xml', [[2, 'Jörg'], [2, 'Zoë']]],
  ])('of %s', async (file, expected) => {
    expect(rows(await readFixture(file))).toEqual(expected);
  });

  it('keeps blank, zero, false, null and missing apart in JSON', async () => {
    const read = await readFixture('array.json');

    expect(read.headers).toEqual(['id', 'name', 'zip', 'vip', 'note', 'address.city', 'address.geo.lat', 'tags', 'count']);
    expect(rows(read)).toEqual([
      [2, 1, 'Ada', '00501', true, null, 'London', 51.5, ['a', 'b']],
      [3, 2, '', undefined, false, undefined, undefined, undefined, undefined, 0],
    ]);
  });

  it('reads attributes, nesting, repetition, CDATA and nil in XML', async () => {
    expect(rows(await readFixture('customers.xml'))).toEqual([
      [4, '1', 'Ada & Co ü', ['1', '2'], 'home', 'London', '<b>5 & 6</b>'],
      [10, '2', '', undefined, undefined, undefined, undefined, null],
    ]);
  });

  it('shows a faulty row as it stands, fit to be written', async () => {
    const { records } = await readFixture('unclosed-quote.csv');
    expect(records[0]).toMatchObject({ line: 2, cells: ['1', '"Ada', 'a@x.example'] });
    expect(records[0]?.problem?.message).toContain('line 2');

    const nul = await readFixture('nul-bytes.csv');
    expect(nul.records[0]?.cells).toEqual(['1', 'Ada']);
  });

  it('tells how many fields a ragged row has and should have', async () => {
    const { records } = await readFixture('ragged.csv');
    expect(records[1]?.problem?.message).toMatch(/Expected 3 fields, found 2/);
    expect(records[3]?.problem?.message).toMatch(/Expected 3 fields, found 4/);
  });

  it('keeps a replacement character that the file itself holds', async () => {
    const { records } = await readFixture('invalid-utf8.csv');
    expect(records.at(-2)?.cells).toEqual(['12000', 'M\uFFFDller']);
    expect(records.at(-1)).toEqual({ index: 12_000, line: 12_002, cells: ['12001', 'lost before \uFFFD'] });
  });

  it('takes named encoding, delimiter, quote and format over what it would detect', async () => {
    const read = await readText(Buffer.from('a|b,c\n"1|2",\xe9\n', 'latin1'), { encoding: 'latin1', delimiter: '|', quote: '', format: 'csv' });

    expect(read.detected).toEqual({ format: 'csv', encoding: 'windows-1252', delimiter: '|', quote: null });
    expect(read.headers).toEqual(['a', 'b,c']);
    expect(rows(read)).toEqual([[2, '"1', '2",é']]);
  });

  it('rejects rows beyond the depth and the number of columns a file may have', async () => {
    const deep = `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`;
    const wide = JSON.stringify(Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`k${index}`, index])));
    const read = await readText(`${deep}\n${wide}\n{"k1":1}\n`, { format: 'ndjson' });

    expect(problems(read)).toEqual([['too_deep', 1], ['too_many_columns', 2]]);
    expect(read.headers).toHaveLength(10_000);
    expect(read.records[2]?.problem).toBeUndefined();
  });
});
