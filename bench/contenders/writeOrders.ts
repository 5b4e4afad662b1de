import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { openWarehouse, type OpenOptions } from '../../lib/warehouse';
import type { OrderRow } from '../../lib/warehouse/storeRows';
import { upsertStoreRows } from '../../lib/warehouse/storeUpsert';
import { contend } from '../contend';

export interface WriteJob {
  readonly place: OpenOptions;
  /** A transaction for each page, as a sync writes, or for each row; or a plain statement for each row, past every rule. */
  readonly way: 'pages' | 'single rows' | 'plain statements';
  readonly rows: number;
}

export interface WriteFigures {
  readonly ms: number;
}

const PAGE = 250;
const CLIENT = 'bench';

contend(async ({ place, way, rows }: WriteJob): Promise<WriteFigures> => {
  const connectionId = await newConnection(place);
  const orders = Array.from({ length: rows }, (_, index) => orderOf(index));
  return way === 'plain statements' ? await plainly(place, connectionId, orders) : await inPages(place, connectionId, orders, way === 'pages' ? PAGE : 1);
});

async function newConnection(place: OpenOptions): Promise<string> {
  const id = randomUUID();
  const warehouse = await openWarehouse(place);
  await warehouse.asOperator(async (db) => {
    await db.insertInto('clients').values({ id: CLIENT, name: CLIENT }).onConflict((conflict) => conflict.doNothing()).execute();
    await db.insertInto('client_api_credentials').values({ id, client_id: CLIENT, platform: 'bench', name: id, status: 'working', sync_frequency: 'manual', streams: [] }).execute();
  });
  await warehouse.close();
  return id;
}

async function inPages(place: OpenOptions, connectionId: string, orders: readonly OrderRow[], size: number): Promise<WriteFigures> {
  const warehouse = await openWarehouse(place);
  const owner = { clientId: CLIENT, connectionId, platform: 'bench' };
  const started = performance.now();
  for (let from = 0; from < orders.length; from += size) {
    const page = orders.slice(from, from + size);
    await warehouse.asClient(CLIENT, (db) => upsertStoreRows(db, owner, { orders: page }));
  }
  const ms = performance.now() - started;
  await warehouse.close();
  return { ms };
}

const COLUMNS: readonly (keyof OrderRow)[] = [
  'id', 'number', 'status', 'currency', 'total', 'subtotal', 'tax', 'shipping', 'discount', 'refunded', 'customer_id', 'customer_email', 'country', 'channel', 'is_test',
  'placed_at', 'vendor_updated_at', 'raw',
];

/** The fastest loop there is: no rule that keeps clients apart, no comparison with what is known, one round trip for each row. */
async function plainly(place: OpenOptions, connectionId: string, orders: readonly OrderRow[]): Promise<WriteFigures> {
  const database = await plainAccess(place);
  const statement = `insert into ${database.schema}.orders (client_id, connection_id, platform, ${COLUMNS.join(', ')})
    values ('${CLIENT}', '${connectionId}', 'bench', ${COLUMNS.map((_, index) => `$${index + 1}`).join(', ')})
    on conflict (connection_id, id) do update set ${COLUMNS.map((name) => `${name} = excluded.${name}`).join(', ')}`;
  const started = performance.now();
  for (const order of orders) await database.run(statement, COLUMNS.map((name) => (name === 'raw' ? JSON.stringify(order.raw) : order[name])));
  const ms = performance.now() - started;
  await database.close();
  return { ms };
}

interface PlainAccess {
  readonly schema: string;
  run(statement: string, values: unknown[]): Promise<unknown>;
  close(): Promise<void>;
}

async function plainAccess(place: OpenOptions): Promise<PlainAccess> {
  if ('folder' in place) {
    const { startPglite } = await import('../../lib/warehouse/pglite');
    const pglite = await startPglite(path.join(place.folder, 'data'));
    return { schema: 'public', run: (statement, values) => pglite.query(statement, values), close: () => pglite.close() };
  }
  const { Client } = await import('pg');
  const client = new Client('url' in place.postgres ? place.postgres.url : {});
  await client.connect();
  return { schema: 'tributary', run: (statement, values) => client.query({ name: 'order', text: statement, values }), close: () => client.end() };
}

function orderOf(index: number): OrderRow {
  const placed = new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString();
  const total = `${10 + (index % 90)}.90`;
  const lines = Array.from({ length: 3 }, (_, line) => ({ id: `${index}-${line}`, title: `Product ${line}`, sku: `SKU-${line}`, quantity: 1, price: total }));
  return {
    id: String(index), number: `#${index}`, status: 'paid', financial_status: 'paid', fulfillment_status: null, currency: 'EUR', total, subtotal: total, tax: '1.00', shipping: '4.90',
    discount: '0.00', refunded: '0.00', customer_id: String(index % 500), customer_email: `customer-${index % 500}@example.com`, country: 'DE', channel: 'web', is_test: false,
    placed_at: placed, cancelled_at: null, vendor_updated_at: placed, raw: { id: index, placed, total, lines, note: 'x'.repeat(300) },
  };
}
