import { CA, DE, FR, GB, US } from '../../../../sandbox/vendors/amazon/marketplaces';
import type { Seller } from '../../../sandbox/amazon/seller';
import type { KeptRow } from './client';

type Row = readonly [string, ...unknown[]];
interface Money { amount: string; currencyCode: string }
interface Proceeds { grandTotal: Money; proceedsTotal: Money; breakdowns: { type: string; subtotal: Money }[] }

export interface SellerOrder {
  orderId: string; lastUpdatedTime: string; createdTime: string; salesChannel: { marketplaceId: string }; fulfillment: { fulfillmentStatus: string }; proceeds?: Proceeds;
  orderItems: { orderItemId: string; quantityOrdered: number; product: { asin: string; title: string; sellerSku: string; price?: { unitPrice: Money } }; proceeds?: Proceeds }[];
}
export interface Stock {
  marketplaceId: string; sellerSku: string; asin: string; productName: string; totalQuantity: number; lastUpdatedTime: string;
  inventoryDetails: { fulfillableQuantity: number; inboundShippedQuantity: number; reservedQuantity: { totalReservedQuantity: number } };
}
export interface Listed { index: number; asin: string; sku: string; title: string; brand: string; type: string; ean: string; cents: number }

export const cents = (amount: unknown) => (amount === null || amount === undefined ? null : Math.round(Number(amount) * 100));
export const utc = (time: unknown) => (time === null || time === undefined ? null : new Date(String(time)).toISOString());
const number = (value: unknown) => (value === null ? null : Number(value));
const MARKETPLACES = [US, CA, DE, GB, FR];
const placeOf = (id: string) => MARKETPLACES.find((one) => one.id === id)!;
const WORDS: Record<string, string> = { PENDING: 'pending', UNSHIPPED: 'paid', PARTIALLY_SHIPPED: 'paid', SHIPPED: 'fulfilled', CANCELLED: 'cancelled' };

/** Every column of the warehouse, in the order of the rows below. */
export const SELLER_COLUMNS: Record<string, (row: KeptRow) => readonly unknown[]> = {
  orders: (row) => [
    row.number, row.status, row.financial_status, row.fulfillment_status, row.currency, cents(row.total), cents(row.subtotal), cents(row.tax), cents(row.shipping), cents(row.discount), row.refunded,
    row.customer_id, row.customer_email, row.country, row.channel, row.is_test, utc(row.placed_at), utc(row.cancelled_at), utc(row.vendor_updated_at), row.raw,
  ],
  order_lines: (row) => [row.order_id, row.product_id, row.variant_id, row.sku, row.title, Number(row.quantity), row.currency, cents(row.unit_price), cents(row.discount), cents(row.tax), cents(row.total), row.raw],
  products: (row) => [row.title, row.status, row.vendor, row.product_type, row.handle, row.url, row.image_url, row.vendor_created_at, row.vendor_updated_at],
  variants: (row) => [row.product_id, row.sku, row.barcode, row.title, row.currency, cents(row.price), row.compare_at_price, row.cost, row.vendor_updated_at],
  inventory: (row) => [row.variant_id, row.product_id, row.sku, row.title, row.location_id, row.location_name, number(row.available), number(row.on_hand), number(row.reserved), number(row.incoming), utc(row.vendor_updated_at), row.raw],
};

/** What these columns have to hold, worked out from the seller's own data. */
export async function sellerRows({ truth }: Pick<Seller, 'truth'>): Promise<Record<string, readonly Row[]>> {
  const orders = await truth<SellerOrder>('orders');
  return {
    orders: orders.map(orderRow),
    order_lines: orders.flatMap(({ orderId, orderItems }) => orderItems.map((item): Row => {
      const { product: { asin, sellerSku, title, price }, proceeds, quantityOrdered } = item;
      return [
        item.orderItemId, orderId, asin, sellerSku, sellerSku, title, quantityOrdered, price?.unitPrice.currencyCode ?? null, cents(price?.unitPrice.amount),
        parted(proceeds, 'DISCOUNT'), parted(proceeds, 'TAX'), cents(proceeds?.proceedsTotal.amount), item,
      ];
    })),
    ...goods(await truth<Listed>('products'), placeOf(orders[0]!.salesChannel.marketplaceId).region === 'na' ? US : DE),
    inventory: (await truth<Stock>('inventory')).map(({ marketplaceId, ...stock }): Row => {
      const { sellerSku, asin, productName, totalQuantity, lastUpdatedTime, inventoryDetails: { fulfillableQuantity, inboundShippedQuantity, reservedQuantity } } = stock;
      return [
        `${marketplaceId}/${sellerSku}`, sellerSku, asin, sellerSku, productName, marketplaceId, `Amazon ${marketplaceId === GB.id ? 'UK' : placeOf(marketplaceId).country}`, fulfillableQuantity,
        totalQuantity - inboundShippedQuantity, reservedQuantity.totalReservedQuantity, inboundShippedQuantity, utc(lastUpdatedTime), stock,
      ];
    }),
  };
}

function orderRow(order: SellerOrder): Row {
  const { orderId, proceeds, fulfillment: { fulfillmentStatus: status }, salesChannel: { marketplaceId }, createdTime, lastUpdatedTime } = order;
  const { buyer: _buyer, recipient: _recipient, packages: _packages, ...raw } = order as SellerOrder & Record<string, unknown>;
  const discount = parted(proceeds, 'DISCOUNT');
  return [
    orderId, orderId, WORDS[status], null, status, proceeds?.grandTotal.currencyCode ?? null, cents(proceeds?.grandTotal.amount), proceeds ? parted(proceeds, 'ITEM')! - discount! : null,
    parted(proceeds, 'TAX'), parted(proceeds, 'SHIPPING'), discount, null, null, null, placeOf(marketplaceId).country, marketplaceId, false, utc(createdTime), status === 'CANCELLED' ? utc(lastUpdatedTime) : null,
    utc(lastUpdatedTime), raw,
  ];
}

/** Cents of one kind, without their sign; nothing where the order has no prices yet. */
function parted(proceeds: Proceeds | undefined, type: string): number | null {
  return proceeds ? Math.abs(proceeds.breakdowns.filter((one) => one.type === type).reduce((sum, { subtotal }) => sum + cents(subtotal.amount)!, 0)) : null;
}

function goods(listed: readonly Listed[], { domain, currency }: { domain: string; currency: string }) {
  return {
    products: listed.map(({ asin, title, index, brand, type }): Row => [
      asin, title, index % 9 === 8 ? 'draft' : 'active', brand, type, null, `https://${domain}/dp/${asin}`, `https://m.media-amazon.example/${asin}.jpg`, null, null,
    ]),
    variants: listed.map(({ asin, sku, ean, title, cents: price }): Row => [sku, asin, sku, ean, title, currency, price, null, null, null]),
  };
}
