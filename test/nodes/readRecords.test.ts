import type { Engine } from '../../runner/engine/engine';
import { runNode, sourceEngine } from './nodeRun';

let engine: Engine;
beforeAll(async () => { engine = await sourceEngine(); });
afterAll(async () => engine.close());

const text = (content: string, more: object = {}) =>
  ({ inputSource: 'text', text: content, returnAll: true, options: {}, ...more });

describe('Read Records', () => {
  it('reads each input item as a file of its own and pairs every record with it', async () => {
    const { outputs, json, error } = await runNode(engine, 'readRecords', text('={{ $json.csv }}'), {
      input: [{ json: { csv: 'name,email\nJo,jo@example.com' } }, { json: { csv: 'name;email\nÉva;eva@example.com\nZoë;zoe@example.com' } }],
    });
    expect(error).toBeUndefined();
    expect(json[0]).toEqual([
      { name: 'Jo', email: 'jo@example.com' },
      { name: 'Éva', email: 'eva@example.com' },
      { name: 'Zoë', email: 'zoe@example.com' },
    ]);
    expect(outputs[0]?.map((item) => item.pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 1 }]);
  });

  it('puts rows that cannot be read on the second output, with their line and what is wrong', async () => {
    const { outputs, json, hints } = await runNode(engine, 'readRecords', text('name,email\nJo,jo@example.com\nToo,many,fields\nEva,eva@example.com'));
    expect(json[0]).toHaveLength(2);
    expect(json[1]).toEqual([expect.objectContaining({ line: 3, code: 'too_many_fields', cells: ['Too', 'many', 'fields'] })]);
    expect(outputs[1]?.[0]?.pairedItem).toEqual({ item: 0 });
    expect(hints[0]?.message).toContain('2 read, 1 rejected');
  });

  it('stops at the limit', async () => {
    const { json } = await runNode(engine, 'readRecords', text('n\n1\n2\n3\n4', { returnAll: false, limit: 2 }));
    expect(json[0]).toEqual([{ n: '1' }, { n: '2' }]);
  });

  it('adds the source line without overwriting a column of that name', async () => {
    const { json } = await runNode(engine, 'readRecords', text('sourceLine,n\nown,1', { options: { includeSourceLine: true } }));
    expect(json[0]).toEqual([{ sourceLine: 2, sourceLine_2: 'own', n: '1' }]);
  });

  it('keeps hostile column names from reaching a prototype', async () => {
    const { outputs, error } = await runNode(engine, 'readRecords', text('__proto__,constructor,_proto_,email\npolluted,c,u,jo@example.com'));
    expect(error).toBeUndefined();
    const json = outputs[0]?.[0]?.json ?? {};
    expect(Object.entries(json)).toEqual([['_proto_', 'polluted'], ['constructor', 'c'], ['_proto__2', 'u'], ['email', 'jo@example.com']]);
    expect(Object.getPrototypeOf(Object.assign({}, json))).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('keeps blank, zero, false, null and missing apart', async () => {
    const { json } = await runNode(engine, 'readRecords', text('[{"a":"","b":0,"c":false,"d":null},{"a":"x"}]'));
    expect(json[0]).toEqual([{ a: '', b: 0, c: false, d: null }, { a: 'x' }]);
  });

  it('obeys format and delimiter chosen by hand', async () => {
    const { json } = await runNode(engine, 'readRecords', text('a|b,c\n1|2,3', { options: { format: 'csv', delimiter: '|' } }));
    expect(json[0]).toEqual([{ a: '1', 'b,c': '2,3' }]);
  });

  it('reads a binary field', async () => {
    const data = Buffer.from('email\njo@example.com').toString('base64');
    const { json } = await runNode(engine, 'readRecords', { inputSource: 'binary', binaryPropertyName: 'data', returnAll: true, options: {} }, {
      input: [{ json: {}, binary: { data: { data, mimeType: 'text/csv', fileName: 'a.csv' } } }],
    });
    expect(json[0]).toEqual([{ email: 'jo@example.com' }]);
  });

  it('says which item and what to do when a file is missing', async () => {
    const { error } = await runNode(engine, 'readRecords', { inputSource: 'file', filePath: '/nowhere/customers.csv', returnAll: true, options: {} });
    expect(error?.message).toContain('/nowhere/customers.csv');
    expect(error?.description).toContain('Check the path');
    expect(error?.context?.itemIndex).toBe(0);
  });

  it('hands an unreadable file to the error output and goes on with the next', async () => {
    const { json, error } = await runNode(engine, 'readRecords', text('={{ $json.csv }}'), {
      input: [{ json: { csv: '' } }, { json: { csv: 'n\n1' } }],
      node: { onError: 'continueErrorOutput' },
    });
    expect(error).toBeUndefined();
    expect(json[0]).toEqual([{ n: '1' }]);
    expect(json[2]).toEqual([{ error: expect.stringMatching(/empty/i), details: { description: expect.stringContaining('right file') } }]);
  });
});
