import { parseArguments } from '../../../runner/cli/arguments';

const parse = (...words: string[]) => parseArguments(words, '/project', '/here');

describe('the command line', () => {
  it('means the prebuilt import, results in out, when it is empty', () => {
    expect(parse()).toEqual({
      help: false, workflow: '/project/workflows/customer-import.json', workflowGiven: false, input: undefined, api: undefined,
      credentials: undefined, sandbox: false, template: undefined, map: [], set: [], dryRun: false, fresh: false, out: '/here/out',
      country: undefined, dateOrder: undefined,
    });
  });

  it('takes every option', () => {
    const given = parse(
      '--input', 'my/file.csv', '--api', 'config/api.json#mine', '--template', 'hubspot', '--map', 'E-mail=email', '--map', 'Notes=',
      '--dry-run', '--fresh', '--out', '/tmp/results', '--country', 'de', '--date-order', 'mdy', '--workflow', 'w.json',
      '--set', 'Customer Import.options.batchSize=50',
    );
    expect(given).toMatchObject({
      input: '/here/my/file.csv', api: 'config/api.json#mine', template: 'hubspot', dryRun: true, fresh: true, out: '/tmp/results',
      country: 'DE', dateOrder: 'MDY', workflow: '/here/w.json', workflowGiven: true,
      map: [{ source: 'E-mail', target: 'email' }, { source: 'Notes', target: '' }],
      set: [{ target: 'Customer Import.options.batchSize', value: '50' }],
    });
  });

  it('splits a column name that holds = at the last one', () => {
    expect(parse('--map', 'a=b=email').map).toEqual([{ source: 'a=b', target: 'email' }]);
  });

  it('keeps the value of --set as it is', () => {
    expect(parse('--set', 'My.Node.text=={{ $json.a = 1 }}').set).toEqual([{ target: 'My.Node.text', value: '={{ $json.a = 1 }}' }]);
  });

  it.each([
    [['--inptu', 'x'], 'no option --inptu'],
    [['customers.csv'], '“customers.csv” belongs to no option'],
    [['--input'], '--input needs a value'],
    [['--input', '--dry-run'], '--input needs a value'],
    [['--dry-run=yes'], '--dry-run takes no value'],
    [['--map', 'email'], '--map takes "COLUMN=FIELD"'],
    [['--map', '=email'], '--map takes "COLUMN=FIELD"'],
    [['--set', 'batchSize=5'], '--set takes "NODE.PARAMETER=VALUE"'],
    [['--country', 'Germany'], '--country takes a two-letter country'],
    [['--date-order', 'MYD'], '--date-order takes one of DMY, MDY, YMD'],
    [['--api', 'a.json', '--sandbox'], 'two destinations'],
    [['--api', 'a.json', '--credentials', 'c.json'], 'both bring credentials'],
  ])('refuses %j with one clear sentence', (words, part) => {
    expect(() => parse(...words)).toThrow(part);
  });
});
