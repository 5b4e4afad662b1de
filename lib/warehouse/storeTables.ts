import type { RowOf, StoreTable } from './storeRows';

export type ColumnType = 'text' | 'numeric' | 'integer' | 'bigint' | 'boolean' | 'timestamptz' | 'jsonb';

/** One table of store data: its columns without those that every table has. */
export interface TableShape<Table extends StoreTable = StoreTable> {
  readonly columns: Readonly<Record<keyof RowOf<Table>, ColumnType>>;
  /**
   * Rows that belong to a row of another table and come and go with it: `order_lines` with its order. Where only some
   * of a table do, a column of yes and no says which: `transactions` come from accounts too.
   */
  readonly partOf?: { readonly table: StoreTable; readonly by: keyof RowOf<Table>; readonly where?: keyof RowOf<Table> };
}

/** What lies between rows and SQL; the migration that creates the tables has the same columns, and a test compares them. */
export const STORE_TABLES: { readonly [Table in StoreTable]: TableShape<Table> } = {
  orders: {
    columns: {
      id: 'text', number: 'text', status: 'text', financial_status: 'text', fulfillment_status: 'text', currency: 'text', total: 'numeric',
      subtotal: 'numeric', tax: 'numeric', shipping: 'numeric', discount: 'numeric', refunded: 'numeric', customer_id: 'text', customer_email: 'text',
      country: 'text', channel: 'text', is_test: 'boolean', placed_at: 'timestamptz', cancelled_at: 'timestamptz', vendor_updated_at: 'timestamptz', raw: 'jsonb',
    },
  },
  order_lines: {
    columns: {
      id: 'text', order_id: 'text', product_id: 'text', variant_id: 'text', sku: 'text', title: 'text', quantity: 'numeric', currency: 'text',
      unit_price: 'numeric', discount: 'numeric', tax: 'numeric', total: 'numeric', raw: 'jsonb',
    },
    partOf: { table: 'orders', by: 'order_id' },
  },
  products: {
    columns: {
      id: 'text', title: 'text', status: 'text', vendor: 'text', product_type: 'text', handle: 'text', url: 'text', image_url: 'text',
      vendor_created_at: 'timestamptz', vendor_updated_at: 'timestamptz', raw: 'jsonb',
    },
  },
  variants: {
    columns: {
      id: 'text', product_id: 'text', sku: 'text', barcode: 'text', title: 'text', currency: 'text', price: 'numeric', compare_at_price: 'numeric',
      cost: 'numeric', vendor_updated_at: 'timestamptz', raw: 'jsonb',
    },
    partOf: { table: 'products', by: 'product_id' },
  },
  inventory: {
    columns: {
      id: 'text', variant_id: 'text', product_id: 'text', sku: 'text', title: 'text', location_id: 'text', location_name: 'text', available: 'numeric',
      on_hand: 'numeric', reserved: 'numeric', incoming: 'numeric', vendor_updated_at: 'timestamptz', raw: 'jsonb',
    },
  },
  customers: {
    columns: {
      id: 'text', email: 'text', phone: 'text', first_name: 'text', last_name: 'text', company: 'text', country: 'text', accepts_marketing: 'boolean',
      orders_count: 'integer', currency: 'text', total_spent: 'numeric', vendor_created_at: 'timestamptz', vendor_updated_at: 'timestamptz', raw: 'jsonb',
    },
  },
  transactions: {
    columns: {
      id: 'text', kind: 'text', amount: 'numeric', currency: 'text', order_id: 'text', with_order: 'boolean', settlement_id: 'text', sku: 'text',
      description: 'text', occurred_at: 'timestamptz', raw: 'jsonb',
    },
    partOf: { table: 'orders', by: 'order_id', where: 'with_order' },
  },
  records: {
    columns: { id: 'text', stream: 'text', name: 'text', vendor_created_at: 'timestamptz', vendor_updated_at: 'timestamptz', raw: 'jsonb' },
  },
};
