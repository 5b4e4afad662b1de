import type { Engine } from '../../runner/engine/engine';
import { nodeTypes, runNode, sourceEngine } from './nodeRun';

let engine: Engine;
beforeAll(async () => { engine = await sourceEngine(); });
afterAll(async () => engine.close());

const base = { template: 'customer', fieldMap: {}, apiMappings: '{}', options: {} };
const items = (...rows: object[]) => rows.map((row) => ({ json: row as never }));

describe('Map Fields', () => {
  it('brings foreign column names to the fields of the template', async () => {
    const { json, outputs, error } = await runNode(engine, 'mapFields', { ...base, options: { defaultCountry: 'DE' } }, {
      input: items({ Kundenname: 'Müller GmbH', 'E-Mail': ' INFO@mueller.example ', Telefon: '030 1234567' }),
    });
    expect(error).toBeUndefined();
    expect(json[0]).toEqual([expect.objectContaining({ name: 'Müller GmbH', email: 'info@mueller.example', phone: '+49301234567' })]);
    expect(outputs[0]?.[0]?.pairedItem).toEqual({ item: 0 });
  });

  it('sends each item to exactly one of Mapped and Rejected, paired with its input', async () => {
    const { json, outputs } = await runNode(engine, 'mapFields', base, {
      input: items({ name: 'A', email: 'a@example.com' }, { name: 'B', email: 'nope' }, { name: 'C', email: 'c@example.com' }),
    });
    expect(outputs[0]?.map((item) => item.pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
    expect(outputs[1]?.map((item) => item.pairedItem)).toEqual([{ item: 1 }]);
    expect(json[1]?.[0]).toMatchObject({ field: 'email', code: 'invalid_email', record: { name: 'B', email: 'nope' } });
  });

  it('tells on the third output where every column went', async () => {
    const { json } = await runNode(engine, 'mapFields', base, { input: items({ name: 'A', email: 'a@example.com', 'Shoe size': '42' }) });
    expect(json[2]).toEqual(expect.arrayContaining([
      expect.objectContaining({ source: 'email', target: 'email', confidence: 1 }),
      expect.objectContaining({ source: 'Shoe size', target: null }),
    ]));
  });

  it("obeys a person's own match and the API's own names", async () => {
    const { json } = await runNode(engine, 'mapFields', {
      ...base,
      fieldMap: { values: [{ source: 'x1', target: 'email' }] },
      apiMappings: '{"email": "EmailAddress", "name": "Company"}',
    }, { input: items({ name: 'A', x1: 'a@example.com' }) });
    expect(json[0]).toEqual([{ Company: 'A', EmailAddress: 'a@example.com' }]);
  });

  it('maps with a template of one\'s own', async () => {
    const template = { name: 'mine', title: 'Mine', version: 1, naturalKey: 'email', fields: [{ field: 'email', target: 'contact.mail', type: 'email', required: true }] };
    const { json } = await runNode(engine, 'mapFields', { ...base, template: 'custom', customTemplate: JSON.stringify(template) }, {
      input: items({ email: 'a@example.com' }),
    });
    expect(json[0]).toEqual([{ contact: { mail: 'a@example.com' } }]);
  });

  it('reads nested objects as dotted columns', async () => {
    const { json } = await runNode(engine, 'mapFields', { ...base, fieldMap: { values: [{ source: 'contact.mail', target: 'email' }] } }, {
      input: items({ name: 'A', contact: { mail: 'a@example.com' } }),
    });
    expect(json[0]).toEqual([expect.objectContaining({ email: 'a@example.com' })]);
  });

  it('refuses JSON that is none, saying which field', async () => {
    const { error } = await runNode(engine, 'mapFields', { ...base, apiMappings: '{email: Email}' }, { input: items({ email: 'a@example.com' }) });
    expect(error?.message).toContain('"API Mappings" cannot be used');
    expect(error?.description).toContain('Correct the JSON');
  });

  it('says which required field no column feeds, and where to name one', async () => {
    const { error } = await runNode(engine, 'mapFields', base, { input: items({ shoe: '42' }) });
    expect(error?.message).toContain('required field "name"');
    expect(error?.description).toContain('Name the column under Field Map');
  });

  it('stays clean of prototypes when an item carries a hostile key', async () => {
    const hostile = JSON.parse('{"__proto__": {"polluted": "yes"}, "name": "A", "email": "a@example.com"}') as object;
    const { json, error } = await runNode(engine, 'mapFields', base, { input: items(hostile) });
    expect(error).toBeUndefined();
    expect(json[0]).toEqual([expect.objectContaining({ name: 'A', email: 'a@example.com' })]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('offers every built-in template and a custom one', async () => {
    const options = await nodeTypes.get('mapFields')?.methods?.loadOptions?.getTemplates?.call({} as never);
    expect(options?.map(({ value }) => value)).toEqual(['customer', 'hubspot', 'salesforce', 'shopify', 'woocommerce', 'custom']);
  });
});
