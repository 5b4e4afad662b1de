import { createMapper, getTemplate, listTemplates } from '../../../../lib/mapping';
import { templateSchema } from '../../../../lib/mapping/templates/schema';
import { payloadOf, problemsOf, record } from '../records';

const minimal = { name: 'mine', title: 'Mine', version: 1, naturalKey: 'email', fields: [{ field: 'email', target: 'mail', type: 'email', required: true }] };

describe('templates', () => {
  it('are five, each with its version and the e-mail address as natural key', () => {
    expect(listTemplates().map(({ name, version, naturalKey }) => [name, version, naturalKey])).toEqual([
      ['customer', 1, 'email'], ['hubspot', 1, 'email'], ['salesforce', 1, 'email'], ['shopify', 1, 'email'], ['woocommerce', 1, 'email'],
    ]);
    expect(() => getTemplate('sap')).toThrow('There is no template "sap"; choose one of "customer", "hubspot", "salesforce", "shopify", "woocommerce".');
  });

  it('may be a user’s own JSON', () => {
    const mapper = createMapper(['E-Mail'], [], { template: JSON.parse(JSON.stringify(minimal)) as object });
    expect(payloadOf(mapper.map(record('a@b.de')))).toEqual({ mail: 'a@b.de' });
  });

  it.each<[string, object, string]>([
    ['an unknown key', { ...minimal, colour: 'red' }, "Unrecognized key(s) in object: 'colour'"],
    ['an unknown type', { ...minimal, fields: [{ field: 'email', target: 'mail', type: 'mail' }] }, '"fields.0.type"'],
    ['an unknown transform', { ...minimal, fields: [{ ...minimal.fields[0], transforms: ['eval'] }] }, '"fields.0.transforms.0"'],
    ['a field twice', { ...minimal, fields: [...minimal.fields, ...minimal.fields] }, 'field "email" appears twice'],
    ['a natural key that is no field', { ...minimal, naturalKey: 'id' }, '"id" is no field of the template'],
    ['a composition of nothing', { ...minimal, fields: [...minimal.fields, { field: 'name', target: 'n', type: 'text', compose: [{ use: 'copy', field: 'nick' }] }] }, 'compose names "nick"'],
    ['no fields', { ...minimal, fields: [] }, '"fields"'],
  ])('with %s are refused', (_, template, sentence) => {
    expect(templateSchema.safeParse(template).success).toBe(false);
    expect(() => createMapper(['E-Mail'], [], { template })).toThrow(expect.objectContaining({ code: 'invalid_template', message: expect.stringContaining(sentence) }));
  });

  it('run their transforms in order and compose what has no column', () => {
    const template = {
      ...minimal,
      naturalKey: null,
      fields: [
        { field: 'code', target: 'code', type: 'text', transforms: ['upper', { use: 'truncate', length: 3 }] },
        { field: 'nick', target: 'nick', type: 'text', transforms: ['collapse_spaces', 'lower', 'title'] },
        { field: 'grade', target: 'grade', type: 'text', transforms: [{ use: 'lookup', table: { 'Très bon': 'A', 'bon': 'B' }, otherwise: 'keep' }] },
        { field: 'amount', target: 'amount', type: 'text', transforms: ['decimal'] },
        { field: 'nation', target: 'nation', type: 'text', synonyms: ['Herkunftsland'], transforms: ['iso_country', 'country_name', 'upper'] },
        { field: 'origin', target: 'origin', type: 'text', compose: [{ use: 'constant', value: 'import' }] },
        { field: 'label', target: 'label', type: 'text', maxLength: 17, compose: [{ use: 'concat', fields: ['code', 'nick'], separator: '/' }] },
      ],
    };
    const mapper = createMapper(['code', 'nick', 'grade', 'amount', 'Herkunftsland'], [], { template });
    expect(payloadOf(mapper.map(record(' abcdef', 'ANNA  MARIA', 'tres-bon', '1.234,50', 'Schweiz')))).toEqual({
      code: 'ABC', nick: 'Anna Maria', grade: 'A', amount: '1234.50', nation: 'SWITZERLAND', origin: 'import', label: 'abcdef/ANNA MARIA',
    });
    expect(problemsOf(mapper.map(record('abcdefg', 'ANNA MARIA', '', '', 'Atlantis')))).toEqual(['nation: invalid_country', 'label: too_long']);
  });
});
