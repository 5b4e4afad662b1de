import { json } from '../../../http/answers';
import type { Answer } from '../../../http/types';
import { elementsFor } from '../access/restricted';
import { invalid, missing } from '../answers';
import { decodeToken, encodeToken, iso, listed, money, type Call } from '../call';
import { totalOf, type Order, type OrderLine, type OrderStatus } from '../data/orders';
import { orderPage, type WindowNames } from './window';

const NAMES: WindowNames = {
  createdAfter: 'CreatedAfter', createdBefore: 'CreatedBefore', updatedAfter: 'LastUpdatedAfter', updatedBefore: 'LastUpdatedBefore',
  marketplaces: 'MarketplaceIds', token: 'NextToken', pageSize: 'MaxResultsPerPage',
};
const STATUS: Readonly<Record<OrderStatus, string>> = {
  PENDING: 'Pending', UNSHIPPED: 'Unshipped', PARTIALLY_SHIPPED: 'PartiallyShipped', SHIPPED: 'Shipped', CANCELLED: 'Canceled',
};
const ITEMS_PER_PAGE = 2;

/** `GET /orders/v0/orders`. */
export function getOrders(call: Call): Answer {
  if (listed(call, NAMES.marketplaces).length === 0) return invalid('MarketplaceIds is required.');
  const statuses = listed(call, 'OrderStatuses');
  if (statuses.includes('Unshipped') !== statuses.includes('PartiallyShipped')) return invalid('Unshipped and PartiallyShipped must be used together in this version of the API.');
  const channels = listed(call, 'FulfillmentChannels');
  const page = orderPage(call, NAMES, (order) => (statuses.length === 0 || statuses.includes(STATUS[order.status])) && (channels.length === 0 || channels.includes(channelOf(order))));
  if (typeof page === 'string') return invalid(page);
  const seen = elementsFor(call, '/orders/v0/orders');
  return json(200, {
    payload: {
      Orders: page.orders.map((order) => orderOf(order, seen)),
      ...(page.nextToken === null ? {} : { NextToken: page.nextToken }),
      [page.by === 'created' ? 'CreatedBefore' : 'LastUpdatedBefore']: iso(page.beforeMs),
    },
  });
}

/** `GET /orders/v0/orders/{orderId}`. */
export function getOrder(call: Call): Answer {
  const order = orderAsked(call);
  return order ? json(200, { payload: orderOf(order, elementsFor(call, `/orders/v0/orders/${order.id}`)) }) : missing();
}

/** `GET /orders/v0/orders/{orderId}/buyerInfo`: without a restricted data token only the id. */
export function getBuyerInfo(call: Call): Answer {
  const order = orderAsked(call);
  if (!order) return missing();
  const open = call.restricted !== null;
  return json(200, { payload: { AmazonOrderId: order.id, ...(open ? { BuyerEmail: order.buyer.email, BuyerName: order.buyer.name } : {}) } });
}

/** `GET /orders/v0/orders/{orderId}/address`: without a restricted data token only the coarse parts. */
export function getAddress(call: Call): Answer {
  const order = orderAsked(call);
  return order ? json(200, { payload: { AmazonOrderId: order.id, ShippingAddress: addressOf(order, call.restricted !== null) } }) : missing();
}

/** `GET /orders/v0/orders/{orderId}/orderItems`. */
export function getOrderItems(call: Call): Answer {
  const order = orderAsked(call);
  if (!order) return missing();
  const token = call.exchange.query.get('NextToken');
  const content = token === null ? { id: order.id, from: 0 } : decodeToken(token);
  if (content?.id !== order.id) return invalid('The NextToken is not valid.');
  const from = Number(content.from);
  const to = from + ITEMS_PER_PAGE;
  return json(200, {
    payload: {
      AmazonOrderId: order.id,
      OrderItems: order.lines.slice(from, to).map((line) => itemOf(order, line)),
      ...(to < order.lines.length ? { NextToken: encodeToken({ id: order.id, from: to }) } : {}),
    },
  });
}

function orderAsked({ seller, exchange }: Call): Order | null {
  return seller.orderById(exchange.param('orderId'));
}

function orderOf(order: Order, seen: ReadonlySet<string>): object {
  const { lines, marketplace, status } = order;
  const items = lines.reduce((total, { quantity }) => total + quantity, 0);
  const shipped = status === 'SHIPPED' ? items : 0;
  return {
    AmazonOrderId: order.id, SellerOrderId: `TRB-${order.index}`, PurchaseDate: iso(order.createdMs), LastUpdateDate: iso(order.updatedMs),
    OrderStatus: STATUS[status], FulfillmentChannel: channelOf(order), SalesChannel: marketplace.name, MarketplaceId: marketplace.id,
    ShipServiceLevel: 'Std', OrderType: 'StandardOrder', IsPrime: order.prime, IsBusinessOrder: order.business,
    NumberOfItemsShipped: shipped, NumberOfItemsUnshipped: status === 'CANCELLED' ? 0 : items - shipped,
    ...(status === 'PENDING' ? {} : { OrderTotal: cash(order, lines.reduce((total, line) => total + totalOf(line), 0)) }),
    ...(seen.has('buyerInfo') ? { BuyerInfo: { BuyerEmail: order.buyer.email, BuyerName: order.buyer.name } } : {}),
    ...(status === 'PENDING' ? {} : { ShippingAddress: addressOf(order, seen.has('shippingAddress')) }),
  };
}

function addressOf({ buyer, marketplace }: Order, whole: boolean): object {
  const coarse = { City: buyer.city, PostalCode: buyer.postalCode, CountryCode: marketplace.country };
  return whole ? { Name: buyer.name, AddressLine1: '1 Main Street', ...coarse } : coarse;
}

/** Items of a pending order have no prices. */
function itemOf(order: Order, line: OrderLine): object {
  const { product, quantity, unitCents, shippingCents, taxCents, discountCents } = line;
  const plain = {
    ASIN: product.asin, SellerSKU: product.sku, OrderItemId: line.itemId, Title: product.title, QuantityOrdered: quantity,
    QuantityShipped: order.status === 'SHIPPED' ? quantity : 0, ConditionId: 'New', IsGift: 'false',
  };
  if (order.status === 'PENDING') return plain;
  return {
    ...plain, ItemPrice: cash(order, quantity * unitCents), ItemTax: cash(order, taxCents),
    ...(shippingCents > 0 ? { ShippingPrice: cash(order, shippingCents) } : {}),
    ...(discountCents > 0 ? { PromotionDiscount: cash(order, discountCents), PromotionIds: ['TRB-TENPERCENT'] } : {}),
  };
}

function channelOf({ fulfilledBy }: Order): string {
  return fulfilledBy === 'AMAZON' ? 'AFN' : 'MFN';
}

function cash({ marketplace }: Order, cents: number): object {
  return { CurrencyCode: marketplace.currency, Amount: money(cents) };
}
