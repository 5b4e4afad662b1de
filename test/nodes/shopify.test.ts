import type { ICredentialDataDecryptedObject, INode, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { Shopify } from '../../nodes/Shopify/Shopify.node';
import { CredentialStore } from '../../runner/engine/credentialStore';
import type { Engine } from '../../runner/engine/engine';
import { startSandbox, type Sandbox } from '../../sandbox';
import { SHOPS } from '../../sandbox/vendors/shopify';
import { entered } from '../lib/platforms/shopify/support/connected';
import { control, settings } from '../sandbox/shopify/support';
import { sourceEngine } from './nodeRun';

let engine: Engine;
let sandbox: Sandbox;
beforeAll(async () => {
  engine = await sourceEngine();
  sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(async () => {
  await sandbox.close();
  await engine.close();
});

interface Run {
  readonly items: INodeExecutionData[];
  readonly json: Record<string, unknown>[];
  readonly error: { message: string; description?: string | null } | undefined;
}

async function run(parameters: object, input: INodeExecutionData[] = [{ json: {} }], node: Partial<INode> = {}): Promise<Run> {
  const result = await engine.run({
    workflow: {
      id: 'test', name: 'test', connections: {},
      nodes: [{
        id: 'node', name: 'Shopify', type: 'n8n-nodes-tributary.shopify', typeVersion: 1, position: [0, 0], parameters: parameters as INode['parameters'],
        credentials: { shopifyStoreApi: { id: 'c', name: 'c' } }, ...node,
      }],
    },
    credentials: new CredentialStore({ c: entered(sandbox) as ICredentialDataDecryptedObject }),
    input: [input],
    mode: 'integrated',
  });
  const items = result.items('Shopify');
  return { items, json: items.map(({ json }) => json), error: result.error as Run['error'] };
}

describe('reading', () => {
  it('returns all orders and never fails for a limit, however small', async () => {
    await settings(sandbox, { bucket: 450, restoreRate: 400 });
    const { json, error } = await run({ resource: 'order', operation: 'getMany', returnAll: true });
    expect(error).toBeUndefined();
    expect(new Set(json.map(({ id }) => id)).size).toBe(240);
    expect(json.some(({ lineItems }) => (lineItems as unknown[]).length === 60)).toBe(true);
  });

  it('finds by filters, each value as it is', async () => {
    const { json } = await run({ resource: 'order', operation: 'getMany', returnAll: true, filters: { financialStatus: 'refunded', tag: 'gift' } });
    expect(json.length).toBeGreaterThan(2);
    expect(json.every((order) => order.displayFinancialStatus === 'REFUNDED' && (order.tags as string[]).includes('gift'))).toBe(true);
    const hostile = await run({ resource: 'customer', operation: 'getMany', filters: { email: 'x" OR email:"buyer0@example.com' } });
    expect(hostile.json).toEqual([]);
  });

  it('refuses a search field that Shopify does not know', async () => {
    const { error } = await run({ resource: 'order', operation: 'getMany', filters: { search: 'statsu:open' } });
    expect(error?.message).toContain('does not know the filter "statsu"');
  });

  it.each(['collection', 'customer', 'inventory', 'order', 'product'].flatMap((resource) => ['getMany', 'count'].map((operation) => [resource, operation] as const)).filter((pair) => pair.join() !== 'inventory,count'))(
    'takes the example of its own search field: %s %s',
    async (resource, operation) => {
      const isOf = ({ displayOptions }: INodeProperties) => displayOptions?.show?.resource?.includes(resource) && displayOptions.show.operation?.includes(operation);
      const filters = new Shopify().description.properties.find((property) => property.name === 'filters' && isOf(property));
      const search = (filters?.options as INodeProperties[]).find(({ name }) => name === 'search')?.placeholder?.replace('e.g. ', '') ?? '';
      expect(search).not.toBe('');
      expect((await run({ resource, operation, filters: { search } })).error).toBeUndefined();
    },
  );

  it.each([['order', 240], ['product', 40], ['customer', 80], ['collection', 2]])('counts: %s', async (resource, count) => {
    expect((await run({ resource, operation: 'count' })).json).toEqual([{ count }]);
  });

  it.each([['order', 'orderId', '1000003'], ['product', 'productId', 'gid://shopify/Product/80007'], ['customer', 'customerId', '200001'], ['inventory', 'inventoryItemId', '5900000'], ['collection', 'collectionId', '60000']])('gets one: %s', async (resource, name, value) => {
    const { json, error } = await run({ resource, operation: 'get', [name]: { __rl: true, mode: 'id', value } });
    expect(error).toBeUndefined();
    expect(String(json[0]?.id)).toMatch(new RegExp(`/${value.split('/').at(-1)}$`));
    if (resource === 'product') expect(json[0]?.variants).toHaveLength(130);
  });

  it('says when there is none, and which item asked', async () => {
    const { error } = await run({ resource: 'order', operation: 'get', orderId: { __rl: true, mode: 'id', value: '99' } });
    expect(error?.message).toBe('Shopify has no order with the ID 99');
    expect((await run({ resource: 'inventory', operation: 'get', inventoryItemId: { __rl: true, mode: 'id', value: '99' } })).error?.message).toBe('Shopify has no inventory item with the ID 99');
    expect((await run({ resource: 'order', operation: 'get', orderId: { __rl: true, mode: 'id', value: 'gid://shopify/Product/1' } })).error?.message).toContain('The ID is not one of a Shopify Order');
  });
});

describe('writing', () => {
  it('gives every item its own outcome, paired with it', async () => {
    const input = ['new1@example.com', 'buyer0@example.com', 'nobody', 'new2@example.com'].map((email) => ({ json: { email } }));
    const { items } = await run({ resource: 'customer', operation: 'create', fields: { email: '={{ $json.email }}', tags: 'b, a' } }, input, { onError: 'continueRegularOutput' });
    expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2, 3].map((item) => ({ item })));
    expect(items.map(({ json }) => (json.error ? String(json.error).replace(/^.*\((.*)\).*$/, '$1') : (json.tags as string[]).join()))).toEqual(['a,b', 'email: Email has already been taken', 'email: Email is invalid', 'a,b']);
  });

  it('creates or updates by email', async () => {
    const first = await run({ resource: 'customer', operation: 'upsert', email: 'up@example.com', fields: { firstName: 'Ada' } });
    const second = await run({ resource: 'customer', operation: 'upsert', email: 'UP@example.com', fields: { lastName: 'Byron' } });
    expect(second.json[0]).toMatchObject({ id: first.json[0]?.id, firstName: 'Ada', lastName: 'Byron' });
  });

  it('takes items that Map Fields made with the template shopify', async () => {
    const mapped = [{ json: { email: 'file@example.com', firstName: 'Ada', lastName: 'Byron', phone: '+4930111222' } }, { json: { email: 'buyer0@example.com', note: 'known' } }];
    const { json, error } = await run({ resource: 'customer', operation: 'upsert', dataToSend: 'item' }, mapped);
    expect(error).toBeUndefined();
    expect(json).toMatchObject([{ firstName: 'Ada', lastName: 'Byron' }, { id: 'gid://shopify/Customer/200000', note: 'known' }]);
  });

  it('creates and updates an order', async () => {
    const made = await run({
      resource: 'order', operation: 'create', fields: { email: 'buyer@example.com', financialStatus: 'PAID', tags: 'api' },
      lineItems: { line: [{ variantId: '900000', quantity: 2 }, { title: 'Gift wrap', quantity: 1, price: '2.50' }] },
    });
    expect(made.error).toBeUndefined();
    const value = String(made.json[0]?.id);
    const changed = await run({ resource: 'order', operation: 'update', orderId: { __rl: true, mode: 'id', value }, fields: { note: 'packed' } });
    expect(changed.json[0]).toMatchObject({ id: value, note: 'packed', tags: ['api'] });
    const none = await run({ resource: 'order', operation: 'create', lineItems: {} });
    expect(none.error?.message).toContain('order.lineItems: Line items must have at least one line item');
  });

  it('creates and updates products and variants', async () => {
    const { json } = await run({ resource: 'product', operation: 'create', title: 'Oak Stool', fields: { status: 'DRAFT', vendor: 'Tributary' } });
    const product = { __rl: true, mode: 'id', value: String(json[0]?.id) };
    expect((await run({ resource: 'product', operation: 'update', productId: product, fields: { title: 'Oak Chair' } })).json[0]).toMatchObject({ title: 'Oak Chair', status: 'DRAFT' });
    const [variant] = (json[0]?.variants as { nodes: { id: string }[] }).nodes;
    const { json: changed } = await run({ resource: 'product', operation: 'updateVariant', productId: product, variantId: variant?.id, fields: { price: '49.90', sku: 'OAK-1' } });
    expect(changed).toMatchObject([{ id: variant?.id, price: '49.90', sku: 'OAK-1' }]);
  });

  it('sets and adjusts stock', async () => {
    const place = { resource: 'inventory', inventoryItemId: { __rl: true, mode: 'id', value: '5900000' }, locationId: '70001', quantityName: 'available' };
    expect((await run({ ...place, operation: 'setQuantity', quantity: 40 })).error).toBeUndefined();
    expect((await run({ ...place, operation: 'adjustQuantity', delta: -3 })).error).toBeUndefined();
    const { levels } = await control(sandbox, 'truth') as unknown as { levels: { id: string; available: number }[] };
    expect(levels.find(({ id }) => id.includes('inventory_item_id=5900000'))?.available).toBe(37);
  });
});

it('tells what the app may not do', async () => {
  await settings(sandbox, { scopes: 'read_orders' });
  const { error } = await run({ resource: 'customer', operation: 'count' });
  expect(error?.message).toContain('`read_customers` access scope');
  expect(error?.message).not.toContain(SHOPS[0].clientSecret);
});
