import type { Migration } from '../migrate';
import { protect } from './rowSecurity';

/** Whose row it is and where it came from, before a table's own columns. */
const OWNER = `
  client_id text not null,
  connection_id uuid not null,
  platform text not null,
  id text not null`;

/** `raw` is the vendor's object; `deleted_at` a tombstone; `changed_at` the last time that anything in the row changed. */
const END = `
  raw jsonb not null,
  deleted_at timestamptz,
  changed_at timestamptz not null default now(),
  primary key (connection_id, id),
  foreign key (connection_id, client_id) references client_api_credentials (id, client_id)`;

/** Who bought: the store's customer, else whoever has the e-mail address, in any store. A number, so that telling millions apart is cheap. */
const BUYER = "hashtextextended(coalesce(connection_id::text || '#' || customer_id, '@' || customer_email), 0)";

const table = (name: string, columns: string): string => `create table ${name} (${OWNER}, ${columns}, ${END})`;

const TABLES = ['orders', 'order_lines', 'products', 'variants', 'inventory', 'customers', 'transactions', 'records'];

/** What stores have in common. Money is `numeric` without a scale: as exact as the vendor gives it. */
export const storeData: Migration = {
  name: '0003_store_data',
  statements: [
    table('orders', `
      number text not null,
      status text not null check (status in ('pending', 'paid', 'fulfilled', 'cancelled', 'refunded')),
      financial_status text, fulfillment_status text,
      currency text, total numeric, subtotal numeric, tax numeric, shipping numeric, discount numeric, refunded numeric,
      customer_id text, customer_email text, country text, channel text,
      is_test boolean not null,
      placed_at timestamptz not null, cancelled_at timestamptz, vendor_updated_at timestamptz,
      buyer bigint generated always as (${BUYER}) stored`),
    // Figures over many orders are read from the index alone. No text of a buyer's own is in it: it could be too long for one.
    `create index orders_placed on orders (client_id, placed_at)
      include (connection_id, id, status, is_test, deleted_at, currency, total, refunded, buyer)`,
    `create index orders_buyer on orders (client_id, buyer, placed_at)
      include (connection_id, status, is_test, deleted_at, currency, total, refunded)`,

    table('order_lines', `
      order_id text not null, product_id text, variant_id text, sku text,
      title text not null, quantity numeric not null,
      currency text, unit_price numeric, discount numeric, tax numeric, total numeric,
      item text generated always as (left(coalesce(product_id, sku, title), 200)) stored`),
    'create index order_lines_order on order_lines (client_id, connection_id, order_id) include (item, currency, quantity, total, deleted_at)',

    table('products', `
      title text not null,
      status text not null check (status in ('active', 'draft', 'archived')),
      vendor text, product_type text, handle text, url text, image_url text,
      vendor_created_at timestamptz, vendor_updated_at timestamptz`),

    table('variants', `
      product_id text not null, sku text, barcode text, title text,
      currency text, price numeric, compare_at_price numeric, cost numeric, vendor_updated_at timestamptz`),
    'create index variants_product on variants (connection_id, product_id)',

    table('inventory', `
      variant_id text, product_id text, sku text, title text, location_id text, location_name text,
      available numeric, on_hand numeric, reserved numeric, incoming numeric, vendor_updated_at timestamptz`),

    table('customers', `
      email text, phone text, first_name text, last_name text, company text, country text,
      accepts_marketing boolean, orders_count integer, currency text, total_spent numeric,
      vendor_created_at timestamptz, vendor_updated_at timestamptz`),

    table('transactions', `
      kind text not null check (kind in ('sale', 'refund', 'fee', 'shipping', 'tax', 'adjustment', 'payout')),
      amount numeric not null, currency text not null,
      order_id text, with_order boolean, settlement_id text, sku text, description text, occurred_at timestamptz not null`),
    `create index transactions_occurred on transactions (client_id, connection_id, kind, occurred_at) include (currency, amount, deleted_at)`,
    "create index transactions_refund on transactions (connection_id, order_id) where kind = 'refund'",

    'create index transactions_order on transactions (client_id, connection_id, order_id) where with_order',

    table('records', 'stream text not null, name text, vendor_created_at timestamptz, vendor_updated_at timestamptz'),
    'create index records_stream on records (connection_id, stream)',

    ...TABLES.flatMap((name) => protect(name)),
  ],
};
