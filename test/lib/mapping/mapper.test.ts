import { createMapper, type MapperOptions } from '../../../lib/mapping';
import { payloadOf, problemsOf, record, records } from './records';

const customer: MapperOptions = { template: 'customer', defaultCountry: 'DE' };

describe('the customer template', () => {
  it('makes a clean payload of a messy row', () => {
    const mapper = createMapper(['Vorname', 'Nachname', 'E-Mail', 'Telefon', 'Land', 'Kunde seit', 'Newsletter', 'Webseite', 'Notiz'], [], customer);
    const mapped = mapper.map(record('  Anna', 'van  der\u00a0Berg ', ' Anna.Berg@Example.COM ', '(030) 901820', 'Österreich', '24.12.2023', 'ja', 'example.com', ' line 1\nline 2 '));
    expect(mapped).toEqual({
      ok: true,
      naturalKey: 'anna.berg@example.com',
      payload: {
        name: 'Anna van der Berg', first_name: 'Anna', last_name: 'van der Berg', email: 'anna.berg@example.com', phone: '+4330901820',
        country: 'AT', customer_since: '2023-12-24', newsletter: true, website: 'https://example.com', notes: 'line 1\nline 2',
      },
    });
  });

  it('reads a phone number in the row’s country, else in the default one', () => {
    const mapper = createMapper(['Name', 'Email', 'Phone', 'Country'], [], customer);
    const phones = ['France', '', 'US'].map((country) => payloadOf(mapper.map(record('A', 'a@b.de', country === 'US' ? '415 555 2671' : '01 42 68 53 00', country))).phone);
    expect(phones).toEqual(['+33142685300', '+49142685300', '+14155552671']);
  });

  it('tells every problem of a row at once, values masked', () => {
    const mapper = createMapper(['Name', 'E-Mail', 'Phone', 'Country', 'Newsletter'], [], customer);
    const mapped = mapper.map(record('', 'john.doe@example,com', '030 1290x', 'Atlantis', 'perhaps'));
    expect(mapped).toEqual({
      ok: false,
      problems: [
        { field: 'name', code: 'required', message: 'Column "Name" is empty, and name is required; fill it in.' },
        { field: 'email', code: 'invalid_email', message: 'Column "E-Mail": "jo***@example,com" is not an e-mail address: the domain has a character that is not allowed. Correct the address.' },
        { field: 'phone', code: 'invalid_phone', message: expect.stringContaining('"030…0x" is not a phone number that exists in DE') },
        { field: 'country', code: 'invalid_country', message: expect.stringContaining('"At***"') },
        { field: 'newsletter', code: 'invalid_boolean', message: expect.stringContaining('"pe***"') },
      ],
    });
    expect(JSON.stringify(mapped)).not.toMatch(/john\.doe|Atlantis|1290/);
  });

  it('drops what is optional and invalid when told so, with a warning', () => {
    const mapper = createMapper(['Name', 'Email', 'Phone'], [], { ...customer, invalidOptional: 'drop' });
    const mapped = mapper.map(record('Anna', 'a@b.de', 'call me'));
    expect(payloadOf(mapped)).toEqual({ name: 'Anna', email: 'a@b.de' });
    expect(mapped.ok && mapped.warnings).toMatchObject([{ field: 'phone', code: 'invalid_phone' }]);
    expect(problemsOf(mapper.map(record('Anna', 'no address', '')))).toEqual(['email: invalid_email']);
  });

  it('keeps a number whose extension E.164 cannot hold, and says so', () => {
    const mapper = createMapper(['Name', 'Email', 'Phone'], [], customer);
    const mapped = mapper.map(record('Anna', 'a@b.de', '+49 30 901820 ext. 12'));
    expect(payloadOf(mapped).phone).toBe('+4930901820');
    expect(mapped.ok && mapped.warnings).toMatchObject([{ field: 'phone', code: 'phone_extension_dropped' }]);
  });

  it('composes the name row by row, and does not split it', () => {
    const mapper = createMapper(['Name', 'First name', 'Last name', 'Company', 'Email'], [], customer);
    const names = [['Dr. A', 'Anna', 'Berg', 'X'], ['', 'Anna', 'Berg', 'X'], ['', '', 'Berg', 'X'], ['', '', '', 'X']]
      .map((cells) => payloadOf(mapper.map(record(...cells, 'a@b.de'))).name);
    expect(names).toEqual(['Dr. A', 'Anna Berg', 'Berg', 'X']);
    const bare = createMapper(['Name', 'Email'], [], customer);
    expect(payloadOf(bare.map(record('Anna Berg', 'a@b.de')))).toEqual({ name: 'Anna Berg', email: 'a@b.de' });
  });

  it('hands on what the reader found wrong with the row', () => {
    const mapper = createMapper(['Name', 'Email'], [], customer);
    const mapped = mapper.map({ ...record('A', 'a@b.de'), problem: { code: 'too_few_fields', message: 'The row has 2 of 3 fields.' } });
    expect(mapped).toEqual({ ok: false, problems: [{ field: 'row', code: 'too_few_fields', message: 'The row has 2 of 3 fields.' }] });
  });

  it('ignores cells of columns that came up later, and misses those of a short row', () => {
    const mapper = createMapper(['Name', 'Email', 'Phone'], [], customer);
    expect(payloadOf(mapper.map(record('A', 'a@b.de', '', 'more', ['x'])))).toEqual({ name: 'A', email: 'a@b.de' });
    expect(payloadOf(mapper.map(record('A', 'a@b.de')))).toEqual({ name: 'A', email: 'a@b.de' });
  });
});

describe('blank, zero, false, null and missing', () => {
  const template = {
    name: 'kinds', title: 'Kinds', version: 1, naturalKey: null,
    fields: [
      { field: 'text', target: 'text', type: 'text' },
      { field: 'count', target: 'count', type: 'number' },
      { field: 'flag', target: 'flag', type: 'boolean' },
      { field: 'clearable', target: 'clearable', type: 'text', nullable: true },
    ],
  };
  const mapper = createMapper(['text', 'count', 'flag', 'clearable'], [], { template });

  it.each([
    ['blank', '', {}],
    ['spaces', ' \t\u00a0', {}],
    ['missing', undefined, {}],
    ['null', null, { clearable: null }],
    ['zero', 0, { text: '0', count: 0, flag: false, clearable: '0' }],
    ['zero as text', '0', { text: '0', count: 0, flag: false, clearable: '0' }],
  ])('%s', (_, cell, expected) => {
    expect(payloadOf(mapper.map(record(cell, cell, cell, cell)))).toEqual(expected);
  });

  it('false', () => {
    expect(payloadOf(mapper.map(record(false, undefined, false, false)))).toEqual({ text: 'false', flag: false, clearable: 'false' });
  });

  it('says of a required field which of them it is', () => {
    const strict = createMapper(['Name', 'Email'], [], customer);
    const messages = ['', null, undefined].map((cell) => {
      const mapped = strict.map(record('A', cell));
      return mapped.ok ? 'ok' : mapped.problems[0]?.message;
    });
    expect(messages).toEqual([
      'Column "Email" is empty, and email is required; fill it in.',
      'Column "Email" is null, and email is required; fill it in.',
      'Column "Email" is missing in this row, and email is required; fill it in.',
    ]);
  });

  it('takes a dash for no value where a value has a form, and for itself in free text', () => {
    const dashed = createMapper(['Name', 'Email', 'Phone', 'Country', 'Notes'], [], customer);
    expect(payloadOf(dashed.map(record('A', 'a@b.de', '-', 'n/a', '-')))).toEqual({ name: 'A', email: 'a@b.de', notes: '-' });
    expect(payloadOf(dashed.map(record('A', 'a@b.de', '', 'NA', ''))).country).toBe('NA');
  });

  it('joins lists and refuses structures', () => {
    expect(payloadOf(mapper.map(record(['a', 1, null, true], 1, true)))).toMatchObject({ text: 'a, 1, true' });
    expect(problemsOf(mapper.map(record([{ a: 1 }])))).toEqual(['text: not_a_value']);
  });
});

describe('the shopify template', () => {
  const customerOf = (headers: string[], ...cells: string[]) => payloadOf(createMapper(headers, [], { template: 'shopify' }).map(record(...cells)));

  it('takes a full name apart, and leaves none of it where it does not belong', () => {
    expect(customerOf(['Full name', 'E-Mail'], 'Dr. Anna van der Berg', 'a@b.de')).toEqual({ email: 'a@b.de', firstName: 'Anna', lastName: 'van der Berg' });
    expect(customerOf(['Full name', 'E-Mail'], 'Cher', 'a@b.de')).toEqual({ email: 'a@b.de', lastName: 'Cher' });
    expect(customerOf(['Full name', 'E-Mail'], 'Acme GmbH', 'a@b.de')).toEqual({ email: 'a@b.de', lastName: 'Acme GmbH' });
  });

  it('prefers columns of their own for first and last name', () => {
    expect(customerOf(['Name', 'First Name', 'Last Name', 'Email'], 'Whoever Else', 'Ann', 'Lee', 'a@b.de')).toEqual({ email: 'a@b.de', firstName: 'Ann', lastName: 'Lee' });
  });
});

describe('HubSpot and Salesforce', () => {
  it('follow the plain mapping of name, email and phone', () => {
    const cells = record('Acme GmbH', 'Info@Acme.de', '030 901820');
    expect(payloadOf(createMapper(['name', 'email', 'phone'], [], { template: 'hubspot', defaultCountry: 'DE' }).map(cells))).toEqual({
      company: 'Acme GmbH', email: 'info@acme.de', phone: '+4930901820',
    });
    expect(payloadOf(createMapper(['name', 'email', 'phone'], [], { template: 'salesforce', defaultCountry: 'DE' }).map(cells))).toEqual({
      Company: 'Acme GmbH', LastName: 'Acme GmbH', Email: 'info@acme.de', Phone: '+4930901820',
    });
  });

  it('split a person’s name, and give the company its own column', () => {
    const cells = record('Anna van der Berg', 'a@b.de', 'Acme GmbH', 'DE');
    const headers = ['Name', 'Email', 'Company', 'Country'];
    expect(payloadOf(createMapper(headers, [], { template: 'hubspot' }).map(cells))).toEqual({
      company: 'Acme GmbH', firstname: 'Anna', lastname: 'van der Berg', email: 'a@b.de', country: 'Germany',
    });
    expect(payloadOf(createMapper(headers, [], { template: 'salesforce' }).map(cells))).toEqual({
      Company: 'Acme GmbH', FirstName: 'Anna', LastName: 'van der Berg', Email: 'a@b.de', Country: 'Germany',
    });
  });

  it('fill a required company from the name, and leave an optional one blank', () => {
    const cells = record('Anna Berg', 'a@b.de', '');
    expect(payloadOf(createMapper(['Name', 'Email', 'Company'], [], { template: 'salesforce' }).map(cells)).Company).toBe('Anna Berg');
    expect(payloadOf(createMapper(['Name', 'Email', 'Company'], [], { template: 'hubspot' }).map(cells))).not.toHaveProperty('company');
  });

  it('keep to the vendors’ lengths and option names', () => {
    const lead = createMapper(['Company', 'Last Name', 'City'], [], { template: 'salesforce' });
    expect(problemsOf(lead.map(record('A', 'B'.repeat(81), 'C'.repeat(41))))).toEqual(['LastName: too_long', 'City: too_long']);
    const contact = createMapper(['Email', 'Lifecycle Stage'], [], { template: 'hubspot' });
    expect(payloadOf(contact.map(record('a@b.de', 'Marketing Qualified Lead'))).lifecyclestage).toBe('marketingqualifiedlead');
    expect(problemsOf(contact.map(record('a@b.de', 'friend')))).toEqual(['lifecyclestage: not_in_list']);
  });

  it('have no natural key without an address', () => {
    const lead = createMapper(['Company', 'Last Name', 'Email'], [], { template: 'salesforce' });
    expect(lead.map(record('A', 'B', ''))).toMatchObject({ ok: true, naturalKey: null });
  });
});

describe('API mappings', () => {
  it('rename targets, nest them, and add fields of their own', () => {
    const mapper = createMapper(['Name', 'Email', 'Ort', 'PLZ', 'Loyalty Points'], [], {
      template: 'customer',
      apiMappings: { name: 'Company', city: 'address.town', postal_code: 'address.zip', 'Loyalty Points': 'attributes.loyalty.points' },
    });
    expect(payloadOf(mapper.map(record('A', 'a@b.de', 'Berlin', '01067', '7')))).toEqual({
      Company: 'A', email: 'a@b.de', address: { town: 'Berlin', zip: '01067' }, attributes: { loyalty: { points: '7' } },
    });
  });

  it('keep the natural key whatever it is called', () => {
    const mapper = createMapper(['Name', 'Email'], [], { template: 'customer', apiMappings: { email: 'contact.mail' } });
    expect(mapper.map(record('A', 'A@B.de'))).toMatchObject({ naturalKey: 'a@b.de', payload: { contact: { mail: 'a@b.de' } } });
  });

  it.each<Record<string, string>>([
    { email: '' }, { email: '__proto__' }, { city: 'a.__proto__.b' }, { city: 'a..b' }, { city: 'email.city' },
  ])('refuse %j', (apiMappings) => {
    expect(() => createMapper(['Name', 'Email'], [], { template: 'customer', apiMappings })).toThrow(expect.objectContaining({ code: 'invalid_target' }));
  });
});

describe('hostile headers', () => {
  const hostile = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', '__defineGetter__', ' ', 'x'.repeat(100_000), '\u202eliame', '(((((', '💥'];

  it('are columns like any others', () => {
    const mapper = createMapper([...hostile, 'Email', 'Name'], records([...hostile, 'a@b.de', 'A']), customer);
    expect(mapper.mapping.filter(({ target }) => target !== null).map(({ source }) => source)).toEqual(['Email', 'Name']);
    expect(payloadOf(mapper.map(record(...hostile, 'a@b.de', 'A')))).toEqual({ email: 'a@b.de', name: 'A' });
  });

  it('reach no prototype even when chosen', () => {
    const apiMappings: Record<string, string> = JSON.parse('{"__proto__": "constructor.prototype.polluted", "toString": "toString"}') as Record<string, string>;
    const mapper = createMapper(['Name', 'Email', '__proto__', 'toString'], [], { template: 'customer', apiMappings });
    const payload = payloadOf(mapper.map(record('A', 'a@b.de', 'yes', 'text')));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(payload)).toBe(Object.prototype);
    expect(JSON.parse(JSON.stringify(payload))).toEqual({ name: 'A', email: 'a@b.de', constructor: { prototype: { polluted: 'yes' } }, toString: 'text' });
  });

  it('in thousands are matched all the same', () => {
    const headers = [...Array.from({ length: 3_000 }, (_, index) => `Custom ${index}`), 'E-Mail', 'Customer name'];
    const mapper = createMapper(headers, [], customer);
    expect(mapper.mapping.filter(({ target }) => target !== null)).toHaveLength(2);
  });
});

describe('the fingerprint', () => {
  const headers = ['Name', 'Email', 'Phone', 'Kunde seit'];
  const rows = records(['A', 'a@b.de', '', '13/02/2024'], ['B', 'b@b.de', '', '14/02/2024'], ['C', 'c@b.de', '', '01/02/2024']);
  const base = createMapper(headers, rows, customer).fingerprint;

  it('is the same for the same decisions', () => {
    expect(base).toMatch(/^[0-9a-f]{64}$/);
    expect(createMapper(headers, [...rows].reverse(), { ...customer }).fingerprint).toBe(base);
    expect(createMapper(headers, rows, { ...customer, defaultCountry: 'Germany', invalidOptional: 'reject' }).fingerprint).toBe(base);
    expect(createMapper([...headers, 'Unrelated'], rows, customer).fingerprint).toBe(base);
  });

  it.each<[string, MapperOptions]>([
    ['country', { ...customer, defaultCountry: 'AT' }],
    ['date order', { ...customer, dateOrder: 'MDY' }],
    ['way with invalid values', { ...customer, invalidOptional: 'drop' }],
    ['choice', { ...customer, overrides: [{ source: 'Phone', target: '' }] }],
    ['target', { ...customer, apiMappings: { name: 'Company' } }],
    ['template', { ...customer, template: 'hubspot' }],
  ])('changes with the %s', (_, options) => {
    expect(createMapper(headers, rows, options).fingerprint).not.toBe(base);
  });

  it('changes when the samples teach another reading of dates', () => {
    const american = records(['A', 'a@b.de', '', '02/13/2024'], ['B', 'b@b.de', '', '02/14/2024']);
    const mapper = createMapper(headers, american, customer);
    expect(mapper.fingerprint).not.toBe(base);
    expect(payloadOf(mapper.map(record('C', 'c@b.de', '', '01/02/2024'))).customer_since).toBe('2024-01-02');
    expect(payloadOf(createMapper(headers, rows, customer).map(record('C', 'c@b.de', '', '01/02/2024'))).customer_since).toBe('2024-02-01');
    expect(problemsOf(createMapper(headers, [], customer).map(record('C', 'c@b.de', '', '01/02/2024')))).toEqual(['customer_since: ambiguous_date']);
  });
});
