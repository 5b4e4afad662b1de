import { scalarMoney } from '../data/money';
import { totalOf } from '../data/orders';
import type { Customer, Level, Order, Product } from '../data/records';
import { gid, iso, isoOrNull } from '../resolvers/ids';
import type { Shop } from '../shop';

/** Bodies of deliveries: the REST form of a resource, ids as numbers, amounts with all decimals. */
export function orderPayload(order: Order, { facts }: Shop): object {
  const money = (minor: number) => scalarMoney(minor, facts.currency);
  return {
    id: order.id, admin_graphql_api_id: gid('Order', order.id), name: order.name, order_number: order.number, email: order.email, currency: facts.currency,
    presentment_currency: order.presentment, created_at: iso(order.createdAt), updated_at: iso(order.updatedAt), processed_at: iso(order.processedAt),
    cancelled_at: isoOrNull(order.cancelledAt), financial_status: order.financialStatus.toLowerCase(),
    fulfillment_status: order.fulfillmentStatus === 'UNFULFILLED' ? null : order.fulfillmentStatus.toLowerCase(), total_price: money(totalOf(order.lines, order.shipping)),
    note: order.note, tags: [...order.tags].sort().join(', '), test: order.test, source_name: order.sourceName, customer: order.customerId === null ? null : { id: order.customerId },
    line_items: order.lines.map((line) => ({
      id: line.id, admin_graphql_api_id: gid('LineItem', line.id), title: line.title, quantity: line.quantity, sku: line.sku, price: money(line.price),
      product_id: line.productId, variant_id: line.variantId,
    })),
  };
}

export function customerPayload(customer: Customer, { facts }: Shop): object {
  return {
    id: customer.id, admin_graphql_api_id: gid('Customer', customer.id), email: customer.email, first_name: customer.firstName, last_name: customer.lastName,
    phone: customer.phone, note: customer.note, state: 'disabled', tags: [...customer.tags].sort().join(', '), orders_count: customer.ordersCount,
    total_spent: scalarMoney(customer.spent, facts.currency), currency: facts.currency, created_at: iso(customer.createdAt), updated_at: iso(customer.updatedAt),
  };
}

export function productPayload(product: Product, { facts }: Shop): object {
  return {
    id: product.id, admin_graphql_api_id: gid('Product', product.id), title: product.title, handle: product.handle, vendor: product.vendor, product_type: product.productType,
    status: product.status.toLowerCase(), tags: [...product.tags].sort().join(', '), created_at: iso(product.createdAt), updated_at: iso(product.updatedAt),
    variants: product.variants.map((variant) => ({
      id: variant.id, admin_graphql_api_id: gid('ProductVariant', variant.id), product_id: product.id, title: variant.title, sku: variant.sku, price: scalarMoney(variant.price, facts.currency),
      inventory_item_id: variant.itemId,
    })),
  };
}

export function levelPayload(level: Level): object {
  return {
    inventory_item_id: level.itemId, location_id: level.locationId, available: level.quantities.available, updated_at: iso(level.updatedAt),
    admin_graphql_api_id: gid('InventoryLevel', `${level.id}?inventory_item_id=${level.itemId}`),
  };
}
