import { createMapper, MappingError, type MapperOptions } from '../../../../lib/mapping';
import { records } from '../records';

const customer: MapperOptions = { template: 'customer' };

function entryOf(headers: string[], source: string, rows: string[][] = [], options = customer) {
  const entry = createMapper(headers, records(...rows), options).mapping.find((candidate) => candidate.source === source);
  if (!entry) throw new Error(`no entry for ${source}`);
  return entry;
}

function refusal(run: () => unknown): { code: string; message: string } {
  try {
    run();
  } catch (error) {
    if (error instanceof MappingError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('choosing between columns', () => {
  it.each([
    [['Name', 'E-mail 2', 'E-Mail'], 'E-Mail', 'E-mail 2'],
    [['Name', 'Email', 'email_2'], 'Email', 'email_2'],
    [['Name', 'Email', 'Secondary Email'], 'Email', 'Secondary Email'],
  ])('of %j feeds email from %s', (headers, winner, loser) => {
    expect(entryOf(headers, winner).target).toBe('email');
    expect(entryOf(headers, loser).target).toBeNull();
  });

  it.each([
    ['Tel./Mobile', 'phone'], ['Telefon/Handy', 'phone'], ['Firma | Company', 'company'], ['Street / City', 'street'], ['Stock/Price', null],
  ])('reads two names in %s', (header, target) => {
    expect(entryOf(['Name', 'Email', header], header).target).toBe(target);
  });

  it('prefers the plain phone column, and takes a qualified one where there is no other', () => {
    expect(entryOf(['Name', 'Email', 'Company phone', 'Phone'], 'Company phone').target).toBeNull();
    expect(entryOf(['Name', 'Email', 'Company phone', 'Phone'], 'Phone').target).toBe('phone');
    const only = entryOf(['Name', 'Email', 'Company phone'], 'Company phone');
    expect(only.target).toBe('phone');
    expect(only.confidence).toBeLessThan(0.7);
  });

  it.each(['Owner email', 'Assistant Phone', 'Email opt out', 'Email status', 'Product name', 'Order ID', 'State of mind', 'Username', 'Stage', 'Liame', 'Countries visited', 'zzz', ''])(
    'leaves %j unmapped',
    (header) => {
      expect(entryOf(['Name', 'E-Mail', header], header)).toMatchObject({ target: null, confidence: 0 });
    },
  );

  it('does not take one word for a misspelling of another known one', () => {
    const headers = ['Name', 'Email', 'County', 'Country'];
    expect(entryOf(headers, 'County').target).toBe('region');
    expect(entryOf(['Name', 'Email', 'County'], 'County').target).toBe('region');
  });

  it('reads Contact as a name, or as an address when the values are addresses', () => {
    expect(entryOf(['Contact', 'Email'], 'Contact', [['Anna Berg', 'a@b.de'], ['Ben Roy', 'b@b.de'], ['Cem Ay', 'c@b.de']]).target).toBe('name');
    const rows = [['a@b.de', 'Anna'], ['b@b.de', 'Ben'], ['c@b.de', 'Cem']];
    expect(entryOf(['Contact', 'Name'], 'Contact', rows)).toMatchObject({ target: 'email', why: '100 % of 3 sample values are e-mail addresses' });
  });
});

describe('what the values say', () => {
  const rows = Array.from({ length: 50 }, (_, index) => [`K${index}`, `Person ${index}`, index < 2 ? 'unknown' : `p${index}@example.org`]);

  it('finds addresses under a header that says nothing', () => {
    expect(entryOf(['c1', 'Name', 'c3'], 'c3', rows)).toEqual({
      source: 'c3', target: 'email', confidence: 0.75, why: '96 % of 50 sample values are e-mail addresses',
    });
  });

  it('tells the share beside the header', () => {
    expect(entryOf(['Id', 'Name', 'E-Mail-Adresse'], 'E-Mail-Adresse', rows).why).toBe('header is a synonym of email; 96 % of 50 sample values are e-mail addresses');
  });

  it('does not choose between two columns of addresses by itself', () => {
    const doubled = rows.map(([id = '', name = '', mail = '']) => [mail, name, `x${id}@example.org`]);
    expect(refusal(() => createMapper(['c1', 'Name', 'c3'], records(...doubled), customer))).toMatchObject({ code: 'required_unmapped' });
  });

  it('mistrusts an optional column whose values are something else', () => {
    const flags = rows.map(([id = '', name = '', mail = '']) => [id, name, mail, 'yes']);
    expect(entryOf(['Id', 'Name', 'Email', 'Country'], 'Country', flags)).toMatchObject({ target: null });
    expect(entryOf(['Id', 'Name', 'Email', 'Phone'], 'Phone', flags)).toMatchObject({ target: null });
  });

  it('keeps a required column by name however dirty, with less confidence', () => {
    const dirty = rows.map(([id = '', name = '']) => [id, name, 'none of your business']);
    const entry = entryOf(['Id', 'Name', 'Email'], 'Email', dirty);
    expect(entry.target).toBe('email');
    expect(entry.confidence).toBeLessThan(0.75);
    expect(entry.why).toContain('but only 0 % of 50');
  });
});

describe('a person’s choices', () => {
  const headers = ['Name', 'E-Mail', 'Weird Column', 'Firma'];

  it('win over the names, by canonical or by API name, with loose case and space', () => {
    expect(entryOf(headers, 'Weird Column', [], { template: 'hubspot', overrides: [{ source: ' weird column ', target: 'email' }] })).toEqual({
      source: 'Weird Column', target: 'email', confidence: 1, why: 'chosen by you',
    });
    expect(entryOf(headers, 'Weird Column', [], { template: 'hubspot', overrides: [{ source: 'Weird Column', target: 'firstname' }] }).target).toBe('firstname');
  });

  it('take the exact header before a like one', () => {
    const mapper = createMapper(['name', 'Name', 'E-Mail'], [], { ...customer, overrides: [{ source: 'Name', target: 'notes' }] });
    expect(mapper.mapping.map(({ source, target }) => [source, target])).toEqual([['name', 'name'], ['Name', 'notes'], ['E-Mail', 'email']]);
  });

  it('leave a column out', () => {
    expect(entryOf(headers, 'Firma', [], { ...customer, overrides: [{ source: 'Firma', target: '' }] })).toEqual({
      source: 'Firma', target: null, confidence: 1, why: 'left out by you',
    });
  });

  it('may use one column twice', () => {
    const mapper = createMapper(['Firma', 'Email'], [], {
      template: 'salesforce', overrides: [{ source: 'Firma', target: 'Company' }, { source: 'Firma', target: 'LastName' }],
    });
    expect(mapper.mapping.filter(({ source }) => source === 'Firma').map(({ target }) => target)).toEqual(['Company', 'LastName']);
  });

  it.each<[string, MapperOptions['overrides'], string]>([
    ['unknown_column', [{ source: 'Mail', target: 'email' }], 'There is no column "Mail"; the columns are "Name", "E-Mail", "Weird Column", "Firma".'],
    ['unknown_target', [{ source: 'Firma', target: 'loyalty' }], 'The template "customer" has no field "loyalty"'],
    ['target_twice', [{ source: 'Name', target: 'email' }, { source: 'Firma', target: 'email' }], '"Name", "Firma": keep one of them.'],
  ])('are refused with %s', (code, overrides, sentence) => {
    const refused = refusal(() => createMapper(headers, [], { ...customer, overrides }));
    expect(refused.code).toBe(code);
    expect(refused.message).toContain(sentence);
  });
});

describe('what cannot be mapped', () => {
  it('names the required field, the columns and the way out', () => {
    expect(refusal(() => createMapper(['Foo', 'Name'], [], customer))).toEqual({
      code: 'required_unmapped',
      message: 'No column was found for the required field "email" (columns: "Foo", "Name"). Choose one: under Field Map in n8n, on the command line for example --map "Foo=email". Nothing was sent.',
    });
    expect(refusal(() => createMapper([], [], customer)).code).toBe('required_unmapped');
    expect(refusal(() => createMapper(['Company', 'Email'], [], { template: 'salesforce' })).message).toContain('"last_name"');
  });

  it('suggests the column that came nearest', () => {
    expect(refusal(() => createMapper(['Foo', 'Name', 'Email of whoever'], [], customer)).message).toContain('--map "Email of whoever=email"');
  });

  it.each([
    ['unknown_template', { template: 'sap' }],
    ['unknown_country', { template: 'customer', defaultCountry: 'Atlantis' }],
  ])('refuses %s', (code, options) => {
    expect(refusal(() => createMapper(['Name', 'Email'], [], options)).code).toBe(code);
  });
});
