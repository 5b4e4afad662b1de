import { createHash } from 'node:crypto';
import { emailHash, startSandbox, type Customer, type Sandbox } from '../../sandbox';
import { call } from './call';

let sandbox: Sandbox;
let customers: string;
beforeAll(async () => {
  sandbox = await startSandbox({ strict: { auth: 'none', maxBatch: 5, maxBodyBytes: 4096 } });
  customers = `${sandbox.url}/strict/customers`;
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const ANN = { name: 'Ann', email: 'Ann@Example.com' };
const create = async (fields: object) => (await call(customers, { json: fields })).body as Customer;

describe('creating', () => {
  it('stores the fields as sent and adds id and times', async () => {
    const sent = { name: 'Zoë 王', email: 'zoe@example.com', phone: '+14155550123', vip: false, visits: 0, note: '', parent: null, tags: ['a'] };
    const { status, body, headers } = await call(customers, { json: sent });
    expect(status).toBe(201);
    expect(body).toEqual({ ...sent, id: expect.stringMatching(/^cust_[0-9a-f]{8}$/), created_at: expect.any(String), updated_at: expect.any(String) });
    expect(headers.get('location')).toBe(`/strict/customers/${(body as Customer).id}`);
    expect(sandbox.customers()).toEqual([body]);
  });

  it('derives the id from the sorted payload', async () => {
    const digest = createHash('md5').update('{"email":"a@b.co","name":"A"}').digest('hex');
    expect((await create({ name: 'A', email: 'a@b.co' })).id).toBe(`cust_${digest.slice(0, 8)}`);
  });

  it('gives the service its own id and times, whatever was sent', async () => {
    const customer = await create({ ...ANN, id: 'mine', created_at: 'then' });
    expect(customer.id).toMatch(/^cust_/);
    expect(customer.created_at).not.toBe('then');
  });

  it('keeps a field named __proto__ a field', async () => {
    await call(customers, { body: '{"name":"A","email":"a@b.co","__proto__":{"polluted":1}}', headers: { 'Content-Type': 'application/json' } });
    expect(Object.keys(sandbox.customers()[0] ?? {})).toContain('__proto__');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it.each([
    ['no name', { email: 'a@b.co' }, [['name', 'required']]],
    ['a blank name', { name: '  ', email: 'a@b.co' }, [['name', 'required']]],
    ['a number for a name', { name: 5, email: 'a@b.co' }, [['name', 'invalid_type']]],
    ['a name of 201 characters', { name: 'x'.repeat(201), email: 'a@b.co' }, [['name', 'too_long']]],
    ['nothing at all', {}, [['name', 'required'], ['email', 'required']]],
    ['an e-mail without a domain', { name: 'A', email: 'a@' }, [['email', 'invalid_email']]],
    ['an e-mail with a space', { name: 'A', email: 'a b@c.co' }, [['email', 'invalid_email']]],
    ['an e-mail with two dots', { name: 'A', email: 'a..b@c.co' }, [['email', 'invalid_email']]],
    ['a local phone number', { name: 'A', email: 'a@b.co', phone: '415 555 0123' }, [['phone', 'invalid_phone']]],
    ['an empty phone', { name: 'A', email: 'a@b.co', phone: '' }, [['phone', 'invalid_phone']]],
  ])('refuses %s', async (_, sent, problems) => {
    const { status, body } = await call(customers, { json: sent });
    expect(status).toBe(422);
    expect(body).toMatchObject({ error: 'validation_failed', message: expect.any(String) });
    expect((body as { errors: { field: string; code: string; message: string }[] }).errors.map(({ field, code }) => [field, code])).toEqual(problems);
    expect(sandbox.customers()).toEqual([]);
  });

  it.each([
    ['200 astral characters', { name: '𝒳'.repeat(200), email: 'a@b.co' }],
    ['plus and subdomain', { name: 'A', email: 'a.b+tag@mail.example.co.uk' }],
    ['an accented domain', { name: 'A', email: 'a@müller.example' }],
    ['null for the phone', { name: 'A', email: 'a@b.co', phone: null }],
  ])('takes %s', async (_, sent) => {
    expect((await call(customers, { json: sent })).status).toBe(201);
  });

  it('refuses a second customer with the e-mail in another case, naming the first', async () => {
    const first = await create(ANN);
    const { status, body } = await call(customers, { json: { name: 'Other', email: 'ANN@example.COM' } });
    expect(status).toBe(409);
    expect(body).toEqual({ error: 'duplicate', message: expect.any(String), existing_id: first.id });
    expect(sandbox.customers()).toHaveLength(1);
  });

  it.each([
    ['broken JSON', '{"name":', 'application/json', 400, 'invalid_json'],
    ['an array', '[]', 'application/json', 400, 'invalid_body'],
    ['another type', 'name=A', 'application/x-www-form-urlencoded', 415, 'unsupported_media_type'],
    ['a huge body', JSON.stringify({ name: 'x'.repeat(5000) }), 'application/json', 413, 'payload_too_large'],
  ])('refuses %s', async (_, body, type, status, error) => {
    expect(await call(customers, { body, headers: { 'Content-Type': type } })).toMatchObject({ status, body: { error, message: expect.any(String) } });
  });
});

describe('reading', () => {
  it('finds by id and by e-mail', async () => {
    const ann = await create(ANN);
    expect((await call(`${customers}/${ann.id}`)).body).toEqual(ann);
    expect((await call(`${customers}?email=${encodeURIComponent(' ann@EXAMPLE.com')}`)).body).toEqual([ann]);
    expect((await call(`${customers}?email=nobody%40example.com`)).body).toEqual([]);
    expect(await call(`${customers}/cust_none`)).toMatchObject({ status: 404, body: { error: 'not_found' } });
  });

  it('pages with a total and a link to the next page', async () => {
    const created: Customer[] = [];
    for (let index = 0; index < 5; index += 1) created.push(await create({ name: 'A', email: `a${index}@b.co` }));
    const first = await call(`${customers}?per_page=2`);
    expect(first.body).toEqual(created.slice(0, 2));
    expect(first.headers.get('x-total-count')).toBe('5');
    expect(first.headers.get('link')).toBe(`<${customers}?page=2&per_page=2>; rel="next"`);
    const last = await call(`${customers}?page=3&per_page=2`);
    expect(last.body).toEqual(created.slice(4));
    expect(last.headers.has('link')).toBe(false);
  });
});

describe('changing', () => {
  it('replaces with PUT, merges with PATCH, keeps id and birth', async () => {
    const ann = await create({ ...ANN, note: 'x' });
    const patched = (await call(`${customers}/${ann.id}`, { method: 'PATCH', json: { phone: '+14155550123' } })).body as Customer;
    expect(patched).toMatchObject({ id: ann.id, created_at: ann.created_at, note: 'x', phone: '+14155550123' });
    const put = (await call(`${customers}/${ann.id}`, { method: 'PUT', json: { name: 'Anna', email: 'anna@example.com' } })).body as Customer;
    expect(put).toEqual({ name: 'Anna', email: 'anna@example.com', id: ann.id, created_at: ann.created_at, updated_at: expect.any(String) });
    expect((await call(`${customers}?email=ann@example.com`)).body).toEqual([]);
    expect((await call(`${customers}?email=anna@example.com`)).body).toEqual([put]);
  });

  it('holds changes to the same rules', async () => {
    const ann = await create(ANN);
    await create({ name: 'Bob', email: 'bob@example.com' });
    const patch = (json: object, id = ann.id) => call(`${customers}/${id}`, { method: 'PATCH', json });
    expect((await patch({ email: 'BOB@example.com' })).status).toBe(409);
    expect((await patch({ email: 'ann@example.com' })).status).toBe(200);
    expect((await patch({ name: '' })).status).toBe(422);
    expect((await patch({ name: 'A' }, 'cust_none')).status).toBe(404);
  });
});

describe('batches', () => {
  it('answers per item and lets good ones in beside bad ones', async () => {
    const { status, body } = await call(`${customers}/batch`, { json: [ANN, { name: 'B' }, { ...ANN, name: 'Twin' }, 7] });
    const [ann] = sandbox.customers();
    expect(status).toBe(207);
    expect(body).toEqual({
      results: [
        { index: 0, status: 201, id: ann?.id },
        { index: 1, status: 422, error: 'validation_failed', message: expect.any(String), errors: [expect.objectContaining({ field: 'email', code: 'required' })] },
        { index: 2, status: 409, error: 'duplicate', message: expect.any(String), existing_id: ann?.id },
        { index: 3, status: 400, error: 'invalid_body', message: expect.any(String) },
      ],
    });
    expect(sandbox.received()[0]).toMatchObject({ written: 1, emails: [emailHash('ann@example.com'), emailHash('ann@example.com')] });
  });

  it('refuses too many items as a whole', async () => {
    const many = Array.from({ length: 6 }, (_, index) => ({ name: 'A', email: `a${index}@b.co` }));
    expect(await call(`${customers}/batch`, { json: many })).toMatchObject({ status: 413, body: { error: 'batch_too_large', max: 5 } });
    expect((await call(`${customers}/batch`, { json: {} })).status).toBe(400);
    expect(sandbox.customers()).toEqual([]);
  });
});

describe('looser rules', () => {
  it('takes twins where e-mails need not be unique, each with its own id', async () => {
    const loose = await startSandbox({ strict: { auth: 'none', uniqueEmails: false } });
    const ids = new Set<string>();
    for (let index = 0; index < 8; index += 1) ids.add(((await call(`${loose.url}/strict/customers`, { json: ANN })).body as Customer).id);
    expect(ids.size).toBe(8);
    expect([...ids][1]).toMatch(new RegExp(`^${[...ids][0]}[0-9a-f]{4}$`));
    expect((await call(`${loose.url}/strict/customers?email=ann@example.com`)).body).toHaveLength(8);
    await loose.close();
  });

  it('checks fields under other names', async () => {
    const renamed = await startSandbox({ strict: { auth: 'none', fields: { name: 'Company', email: 'Email', phone: 'Phone' } } });
    const api = `${renamed.url}/strict/customers`;
    expect((await call(api, { json: { Company: 'A', Email: 'a@b.co' } })).status).toBe(201);
    expect((await call(api, { json: { Company: 'B', Email: 'A@B.co' } })).status).toBe(409);
    expect((await call(api, { json: ANN })).body).toMatchObject({ errors: [{ field: 'Company' }, { field: 'Email' }] });
    expect((await call(`${api}?email=a@b.co`)).body).toHaveLength(1);
    await renamed.close();
  });
});
