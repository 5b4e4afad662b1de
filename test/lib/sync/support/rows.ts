import type { CustomerRow, OrderLineRow, OrderRow, TransactionRow } from '../../../../lib/warehouse/storeRows';

export const at = (minute: number): string => new Date(Date.UTC(2026, 0, 5, 0, minute)).toISOString();

export function orderRow(id: string, changes: Partial<OrderRow> = {}): OrderRow {
  return {
    id, number: `#${id}`, status: 'paid', financial_status: 'paid', fulfillment_status: null, currency: 'EUR', total: '19.90', subtotal: '16.72',
    tax: '3.18', shipping: '0.00', discount: '0.00', refunded: '0.00', customer_id: null, customer_email: null, country: 'DE', channel: 'web',
    is_test: false, placed_at: at(0), cancelled_at: null, vendor_updated_at: at(0), raw: { id, note: changes.total ?? null }, ...changes,
  };
}

export function lineRow(id: string, orderId: string, changes: Partial<OrderLineRow> = {}): OrderLineRow {
  return {
    id, order_id: orderId, product_id: null, variant_id: null, sku: `SKU-${id}`, title: 'A thing', quantity: 1, currency: 'EUR',
    unit_price: '19.90', discount: null, tax: null, total: '19.90', raw: { id }, ...changes,
  };
}

export function customerRow(id: string, changes: Partial<CustomerRow> = {}): CustomerRow {
  return {
    id, email: `${id}@example.com`, phone: null, first_name: 'Ada', last_name: null, company: null, country: 'DE', accepts_marketing: true,
    orders_count: 1, currency: 'EUR', total_spent: '19.90', vendor_created_at: at(0), vendor_updated_at: at(0), raw: { id }, ...changes,
  };
}

export function transactionRow(id: string, changes: Partial<TransactionRow> = {}): TransactionRow {
  return {
    id, kind: 'refund', amount: '-5.00', currency: 'EUR', order_id: null, settlement_id: null, sku: null, description: null, occurred_at: at(0), raw: { id }, ...changes,
  };
}
