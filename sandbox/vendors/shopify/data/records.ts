/** What a simulated shop holds. Times are milliseconds since 1970, amounts whole minor units of the shop's currency. */
export interface Line {
  readonly id: number;
  readonly productId: number | null;
  readonly variantId: number | null;
  readonly sku: string | null;
  readonly title: string;
  readonly variantTitle: string | null;
  quantity: number;
  readonly price: number;
  /** For the whole quantity, order-level discounts included. */
  readonly discount: number;
  readonly tax: number;
}

export interface Transaction {
  readonly id: number;
  readonly kind: 'SALE' | 'REFUND' | 'AUTHORIZATION';
  readonly status: 'SUCCESS' | 'FAILURE' | 'PENDING';
  readonly amount: number;
  readonly at: number;
}

export interface Refund {
  readonly id: number;
  readonly amount: number;
  readonly at: number;
}

export interface Order {
  readonly id: number;
  readonly number: number;
  name: string;
  email: string | null;
  note: string | null;
  tags: string[];
  readonly createdAt: number;
  updatedAt: number;
  processedAt: number;
  cancelledAt: number | null;
  readonly test: boolean;
  readonly customerId: number | null;
  financialStatus: string;
  fulfillmentStatus: string;
  readonly sourceName: string;
  /** What the buyer saw: another currency than the shop's, at a fixed rate. */
  readonly presentment: string;
  readonly country: string;
  lines: Line[];
  readonly shipping: number;
  transactions: Transaction[];
  refunds: Refund[];
}

export interface Customer {
  readonly id: number;
  email: string | null;
  phone: string | null;
  firstName: string | null;
  lastName: string | null;
  note: string | null;
  locale: string;
  tags: string[];
  taxExempt: boolean;
  marketing: 'SUBSCRIBED' | 'NOT_SUBSCRIBED' | 'UNSUBSCRIBED' | 'PENDING';
  address: Address | null;
  ordersCount: number;
  spent: number;
  readonly createdAt: number;
  updatedAt: number;
}

export interface Address {
  readonly address1: string | null;
  readonly address2?: string | null;
  readonly city: string | null;
  readonly company: string | null;
  readonly countryCode: string | null;
  readonly provinceCode?: string | null;
  readonly zip: string | null;
  readonly phone?: string | null;
}

export interface Product {
  readonly id: number;
  title: string;
  handle: string;
  descriptionHtml: string;
  status: 'ACTIVE' | 'DRAFT' | 'ARCHIVED' | 'UNLISTED';
  vendor: string;
  productType: string;
  tags: string[];
  readonly createdAt: number;
  updatedAt: number;
  variants: Variant[];
}

export interface Variant {
  readonly id: number;
  readonly itemId: number;
  title: string;
  sku: string | null;
  barcode: string | null;
  price: number;
  compareAtPrice: number | null;
  cost: number | null;
  tracked: boolean;
  readonly createdAt: number;
  updatedAt: number;
}

export interface Level {
  readonly id: number;
  readonly itemId: number;
  readonly locationId: number;
  quantities: { available: number; on_hand: number; committed: number; incoming: number; reserved: number };
  readonly createdAt: number;
  updatedAt: number;
}

export interface ProductCollection {
  readonly id: number;
  readonly title: string;
  readonly handle: string;
  readonly updatedAt: number;
  readonly productIds: readonly number[];
}
