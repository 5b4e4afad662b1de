/**
 * What stores have in common, as platforms hand it over and the warehouse keeps it. Every row also carries the
 * client, the connection and the platform it came from; the sync adds those.
 *
 * Amounts are decimal strings in the currency beside them (`'19.90'`), never floats. Times are ISO 8601 in UTC.
 * Null means that the vendor does not say; an empty string is a value.
 */
interface StoreRow {
  /** The vendor's own identifier, unique within the connection and table. */
  readonly id: string;
  /** The vendor's object as it came, for what has no column of its own. */
  readonly raw: unknown;
}

export interface OrderRow extends StoreRow {
  /** What people call it: `#1001`, `114-3941689-8772232`. */
  readonly number: string;
  /** The common word, for figures over many stores. `raw` holds the vendor's own. */
  readonly status: 'pending' | 'paid' | 'fulfilled' | 'cancelled' | 'refunded';
  readonly financial_status: string | null;
  readonly fulfillment_status: string | null;
  /** ISO 4217. Null only where the vendor withholds it (an unpaid Amazon order). */
  readonly currency: string | null;
  /** What the buyer pays: with tax and shipping, after discounts, before refunds. */
  readonly total: string | null;
  readonly subtotal: string | null;
  readonly tax: string | null;
  readonly shipping: string | null;
  readonly discount: string | null;
  /** Given back so far, as a positive amount. */
  readonly refunded: string | null;
  readonly customer_id: string | null;
  /** Lower case and trimmed; tells a returning buyer where there is no customer id. */
  readonly customer_email: string | null;
  readonly country: string | null;
  /** The part of the store it came through: `web`, `pos`, a marketplace id. */
  readonly channel: string | null;
  readonly is_test: boolean;
  readonly placed_at: string;
  readonly cancelled_at: string | null;
  readonly vendor_updated_at: string | null;
}

export interface OrderLineRow extends StoreRow {
  readonly order_id: string;
  readonly product_id: string | null;
  readonly variant_id: string | null;
  readonly sku: string | null;
  readonly title: string;
  readonly quantity: number;
  readonly currency: string | null;
  readonly unit_price: string | null;
  readonly discount: string | null;
  readonly tax: string | null;
  /** For the whole quantity, after discounts. */
  readonly total: string | null;
}

export interface ProductRow extends StoreRow {
  readonly title: string;
  readonly status: 'active' | 'draft' | 'archived';
  readonly vendor: string | null;
  readonly product_type: string | null;
  readonly handle: string | null;
  readonly url: string | null;
  readonly image_url: string | null;
  readonly vendor_created_at: string | null;
  readonly vendor_updated_at: string | null;
}

export interface VariantRow extends StoreRow {
  readonly product_id: string;
  readonly sku: string | null;
  readonly barcode: string | null;
  readonly title: string | null;
  readonly currency: string | null;
  readonly price: string | null;
  readonly compare_at_price: string | null;
  readonly cost: string | null;
  readonly vendor_updated_at: string | null;
}

/** How much of one variant there is at one place. `id` joins both where the vendor has no id of its own. */
export interface InventoryRow extends StoreRow {
  readonly variant_id: string | null;
  readonly product_id: string | null;
  readonly sku: string | null;
  readonly title: string | null;
  readonly location_id: string | null;
  readonly location_name: string | null;
  /** Can be sold now; below zero when oversold. Null where stock is not tracked. */
  readonly available: number | null;
  readonly on_hand: number | null;
  readonly reserved: number | null;
  readonly incoming: number | null;
  readonly vendor_updated_at: string | null;
}

export interface CustomerRow extends StoreRow {
  readonly email: string | null;
  readonly phone: string | null;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly company: string | null;
  readonly country: string | null;
  readonly accepts_marketing: boolean | null;
  readonly orders_count: number | null;
  readonly currency: string | null;
  readonly total_spent: string | null;
  readonly vendor_created_at: string | null;
  readonly vendor_updated_at: string | null;
}

/** Money that moved: what came in, went back, was kept as a fee or paid out. */
export interface TransactionRow extends StoreRow {
  readonly kind: 'sale' | 'refund' | 'fee' | 'shipping' | 'tax' | 'adjustment' | 'payout';
  /** From the seller's view: income positive, refunds and fees negative; a payout is the amount transferred. */
  readonly amount: string;
  readonly currency: string;
  readonly order_id: string | null;
  /** It came with its order and goes when the order comes without it. Not so where an account tells it; left out, it does not. */
  readonly with_order?: boolean | null;
  readonly settlement_id: string | null;
  readonly sku: string | null;
  readonly description: string | null;
  readonly occurred_at: string;
}

/** What has no table of its own, such as the workbooks of a Sigma organisation. */
export interface RecordRow extends StoreRow {
  /** The stream it belongs to; `id` begins with it, since the ids of two streams may be the same. */
  readonly stream: string;
  readonly name: string | null;
  readonly vendor_created_at: string | null;
  readonly vendor_updated_at: string | null;
}

/** Rows by table, as one page of a stream brings them. */
export interface StoreRows {
  readonly orders?: readonly OrderRow[];
  readonly order_lines?: readonly OrderLineRow[];
  readonly products?: readonly ProductRow[];
  readonly variants?: readonly VariantRow[];
  readonly inventory?: readonly InventoryRow[];
  readonly customers?: readonly CustomerRow[];
  readonly transactions?: readonly TransactionRow[];
  readonly records?: readonly RecordRow[];
}

export type StoreTable = keyof StoreRows;
export type RowOf<Table extends StoreTable> = NonNullable<StoreRows[Table]>[number];

/** Whose rows, and where they came from. The connection has to be this client's. */
export interface StoreOwner {
  readonly clientId: string;
  readonly connectionId: string;
  readonly platform: string;
}
