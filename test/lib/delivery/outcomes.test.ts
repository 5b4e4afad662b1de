import { Bench } from './support/importing';

describe('one outcome for every row', () => {
  let bench: Bench;
  beforeEach(async () => { bench = await Bench.open(); });
  afterEach(() => bench.close());

  it('tells bad rows, doubles within the file and doubles at the API apart', async () => {
    await bench.import('name,email\nOld Customer,old@example.com\n');
    const { report, rejected } = await bench.import([
      'name,email,phone',
      'Ada,ada@example.com,',
      'Ada again,ADA@Example.com ,',
      'Old Customer,old@example.com,',
      'No Mail,,',
      'Bad,not-an-address,12',
      'Ragged,r@example.com,,,surplus',
      'Bo,bo@example.com,+49 30 901820',
    ].join('\n'));
    expect(report.counts).toEqual({ read: 7, created: 2, updated: 0, unchanged: 0, duplicate: 2, rejected: 3, failed: 0 });
    expect(report.rejections.map(({ line, code }) => [line, code])).toEqual([[5, 'required'], [6, 'invalid_email'], [7, 'too_many_fields']]);
    expect(report.reasons.filter(({ outcome }) => outcome === 'duplicate').map(({ code, lines }) => [code, lines]))
      .toEqual(expect.arrayContaining([['duplicate_in_file', [3]], ['duplicate', [4]]]));
    const lines = rejected.trimEnd().split('\r\n');
    expect(lines[0]).toBe('\uFEFFname,email,phone,line,code,field,message');
    expect(lines).toHaveLength(4);
    expect(lines[2]).toContain('invalid_email · ');
  });

  it('a rejects file can be corrected and imported as it is', async () => {
    const first = await bench.import('name,email\nAda,ada.example.com\nBo,\n');
    const corrected = first.rejected.replace('ada.example.com', 'ada@example.com').replace('Bo,,', 'Bo,bo@example.com,');
    const second = await bench.import(corrected);
    expect(second.report.counts).toMatchObject({ read: 2, created: 2, rejected: 0 });
    expect(second.report.mapping.filter(({ target }) => target !== null).map(({ source }) => source)).toEqual(['name', 'email']);
    const again = await bench.import(first.rejected);
    expect(again.rejected.split('\r\n')[0]).toBe('\uFEFFname,email,line,code,field,message');
  });

  it('knows a column of a rejects file again though all its values were bad', async () => {
    const good = [1, 2, 3, 4].map((digit) => `Customer ${digit},c${digit}@example.com,+49 30 90182${digit}`);
    const first = await bench.import(['Full name,E-Mail,Tel./Mobile', 'Ada,ada@example.com,12', ...good].join('\n'));
    expect(first.report.counts).toMatchObject({ created: 4, rejected: 1 });
    const second = await bench.import(first.rejected.replace(',12,', ',+49 30 901820,'));
    expect(second.report.counts).toMatchObject({ read: 1, created: 1 });
    expect(bench.sandbox.customers().at(-1)).toMatchObject({ email: 'ada@example.com', phone: '+4930901820' });
  });

  it('keeps columns that a JSON file brings late in its rejects', async () => {
    const { rejected, report } = await bench.import(JSON.stringify([{ name: 'Ada', email: 'bad' }, { name: 'Bo', email: 'worse', nickname: 'B' }]));
    expect(report.counts).toMatchObject({ read: 2, rejected: 2 });
    const [header, , second] = rejected.trimEnd().split('\r\n');
    expect(header).toBe('\uFEFFname,email,nickname,line,code,field,message');
    expect(second).toMatch(/^Bo,worse,B,/);
  });

  it('has an empty rejects file when nothing is rejected, and no outcome for no rows', async () => {
    const { report, rejected } = await bench.import('name,email\n');
    expect(report.counts.read).toBe(0);
    expect(rejected).toBe('');
  });

  it('sends a phone number it cannot place as it is written, and says so', async () => {
    const { report } = await bench.import('name,email,phone\nAda,ada@example.com,555-0100\n', { options: { dryRun: true } });
    expect(report.counts).toMatchObject({ created: 1, rejected: 0 });
    expect(report.warnings).toEqual([{ code: 'phone_as_written', field: 'phone', count: 1, lines: [2] }]);
  });

  it('masks addresses in everything it reports', async () => {
    const { report } = await bench.import('name,email\nAda,ada.lovelace@example\nBo,bo@example.com\nBo,BO@example.com\n');
    expect(JSON.stringify(report)).not.toMatch(/ada\.lovelace@|bo@example/i);
  });
});
