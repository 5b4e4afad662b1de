import { iso, money } from '../call';
import { priceIn } from '../data/products';
import { totalOf, type Order } from '../data/orders';
import type { SellerStore } from '../data/store';

/** What a requested report is about. */
export interface ReportRequest {
  readonly reportType: string;
  readonly marketplaceIds: readonly string[];
  readonly startMs: number;
  readonly endMs: number;
}

interface ReportKind {
  /** Opened with a restricted data token only. */
  readonly restricted: boolean;
  readonly contentType: string;
  readonly lines: (store: SellerStore, request: ReportRequest) => Generator<string>;
}

const TEXT = 'text/plain;charset=ISO-8859-1';

/** The types that can be requested here, a few of Amazon's many. */
export const KINDS: ReadonlyMap<string, ReportKind> = new Map<string, ReportKind>([
  ['GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL', { restricted: false, contentType: TEXT, lines: allOrders }],
  ['GET_MERCHANT_LISTINGS_ALL_DATA', { restricted: false, contentType: TEXT, lines: allListings }],
  ['GET_FLAT_FILE_ORDER_REPORT_DATA_SHIPPING', { restricted: true, contentType: TEXT, lines: toShip }],
  ['GET_SALES_AND_TRAFFIC_REPORT', { restricted: false, contentType: 'application/json;charset=UTF-8', lines: salesAndTraffic }],
]);

function* allOrders(store: SellerStore, request: ReportRequest): Generator<string> {
  yield line(['amazon-order-id', 'merchant-order-id', 'purchase-date', 'last-updated-date', 'order-status', 'fulfillment-channel', 'sales-channel', 'product-name', 'sku', 'asin', 'quantity', 'currency', 'item-price', 'item-tax', 'ship-country']);
  for (const order of within(store, request)) {
    for (const { product, quantity, unitCents, taxCents } of order.lines) {
      yield line([
        order.id, `TRB-${order.index}`, iso(order.createdMs), iso(order.updatedMs), order.status, order.fulfilledBy, order.marketplace.name, product.title, product.sku, product.asin,
        String(quantity), order.marketplace.currency, money(quantity * unitCents), money(taxCents), order.marketplace.country,
      ]);
    }
  }
}

function* allListings(store: SellerStore, { marketplaceIds }: ReportRequest): Generator<string> {
  const marketplace = store.facts.marketplaces.find(({ id }) => id === marketplaceIds[0]) ?? store.facts.marketplaces[0];
  yield line(['item-name', 'seller-sku', 'price', 'quantity', 'asin1', 'fulfillment-channel', 'status']);
  if (!marketplace) return;
  for (const product of store.products) {
    yield line([product.title, product.sku, money(priceIn(product, marketplace)), product.fba ? '' : '25', product.asin, product.fba ? 'AMAZON_NA' : 'DEFAULT', 'Active']);
  }
}

function* toShip(store: SellerStore, request: ReportRequest): Generator<string> {
  yield line(['order-id', 'purchase-date', 'buyer-email', 'buyer-name', 'sku', 'quantity-purchased', 'recipient-name', 'ship-city', 'ship-postal-code', 'ship-country']);
  for (const order of within(store, request)) {
    if (order.fulfilledBy !== 'MERCHANT') continue;
    const { buyer, marketplace } = order;
    for (const { product, quantity } of order.lines) {
      yield line([order.id, iso(order.createdMs), buyer.email, buyer.name, product.sku, String(quantity), buyer.name, buyer.city, buyer.postalCode, marketplace.country]);
    }
  }
}

function* salesAndTraffic(store: SellerStore, request: ReportRequest): Generator<string> {
  const days = new Map<string, { units: number; cents: number; currency: string }>();
  for (const order of within(store, request)) {
    const day = iso(order.createdMs).slice(0, 10);
    const held = days.get(day) ?? { units: 0, cents: 0, currency: order.marketplace.currency };
    days.set(day, held);
    held.units += order.lines.reduce((total, { quantity }) => total + quantity, 0);
    held.cents += order.lines.reduce((total, one) => total + totalOf(one), 0);
  }
  const salesAndTrafficByDate = [...days].map(([date, { units, cents, currency }]) => ({ date, salesByDate: { unitsOrdered: units, orderedProductSales: { amount: cents / 100, currencyCode: currency } } }));
  yield JSON.stringify({ reportSpecification: { reportType: request.reportType, marketplaceIds: request.marketplaceIds }, salesAndTrafficByDate });
}

function* within(store: SellerStore, { marketplaceIds, startMs, endMs }: ReportRequest): Generator<Order> {
  for (const order of store.orders()) {
    if (order.createdMs >= startMs && order.createdMs < endMs && marketplaceIds.includes(order.marketplace.id)) yield order;
  }
}

function line(cells: readonly string[]): string {
  return `${cells.join('\t')}\r\n`;
}
