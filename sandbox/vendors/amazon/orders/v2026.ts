import { json } from '../../../http/answers';
import type { Answer } from '../../../http/types';
import { denied, invalid, missing } from '../answers';
import { iso, listed, money, type Call } from '../call';
import { totalOf, type Order, type OrderLine } from '../data/orders';
import { orderPage, type WindowNames } from './window';

const NAMES: WindowNames = {
  createdAfter: 'createdAfter', createdBefore: 'createdBefore', updatedAfter: 'lastUpdatedAfter', updatedBefore: 'lastUpdatedBefore',
  marketplaces: 'marketplaceIds', token: 'paginationToken', pageSize: 'maxResultsPerPage',
};
const DATA = ['BUYER', 'RECIPIENT', 'PROCEEDS', 'EXPENSE', 'PROMOTION', 'CANCELLATION', 'FULFILLMENT', 'PACKAGES', 'TAX', 'PAYMENT', 'FULFILLMENT_ORDERS'];
const STATUSES = ['PENDING_AVAILABILITY', 'PENDING', 'UNSHIPPED', 'PARTIALLY_SHIPPED', 'SHIPPED', 'CANCELLED', 'UNFULFILLABLE'];

/** `GET /orders/2026-01-01/orders`. */
export function searchOrders(call: Call): Answer {
  const wanted = includedData(call);
  if (wanted instanceof Set === false) return wanted;
  const statuses = listed(call, 'fulfillmentStatuses');
  const by = listed(call, 'fulfilledBy');
  if (statuses.some((status) => !STATUSES.includes(status))) return invalid('fulfillmentStatuses holds a value that is not known.');
  if (by.some((one) => one !== 'MERCHANT' && one !== 'AMAZON')) return invalid('fulfilledBy holds a value that is not known.');
  const page = orderPage(call, NAMES, (order) => (statuses.length === 0 || statuses.includes(order.status)) && (by.length === 0 || by.includes(order.fulfilledBy)));
  if (typeof page === 'string') return invalid(page);
  const bound = page.by === 'created' ? 'createdBefore' : 'lastUpdatedBefore';
  return json(200, {
    orders: page.orders.map((order) => orderOf(order, wanted)),
    ...(page.nextToken === null ? {} : { pagination: { nextToken: page.nextToken } }),
    [bound]: iso(page.beforeMs),
  });
}

/** `GET /orders/2026-01-01/orders/{orderId}`. */
export function getOrder(call: Call): Answer {
  const wanted = includedData(call);
  if (wanted instanceof Set === false) return wanted;
  const order = call.seller.orderById(call.exchange.param('orderId'));
  return order ? json(200, { order: orderOf(order, wanted) }) : missing();
}

/** Data of the buyer is opened by the application's roles, not by a token of its own. */
function includedData(call: Call): Set<string> | Answer {
  const wanted = listed(call, 'includedData');
  const unknown = wanted.find((one) => !DATA.includes(one));
  if (unknown !== undefined) return invalid(`includedData holds ${unknown}, which is not known.`);
  const personal = wanted.some((one) => one === 'BUYER' || one === 'RECIPIENT');
  if (personal && call.settings.missingRoles.split(',').includes('pii')) return denied('The application does not have the role for BUYER and RECIPIENT.');
  return new Set(wanted);
}

export function orderOf(order: Order, wanted: ReadonlySet<string>): object {
  const { marketplace, buyer, status, lines } = order;
  const only = (name: string, content: object) => (wanted.has(name) ? content : {});
  const priced = status !== 'PENDING';
  return {
    orderId: order.id,
    orderAliases: [{ aliasId: `TRB-${order.index}`, aliasType: 'SELLER_ORDER_ID' }],
    createdTime: iso(order.createdMs),
    lastUpdatedTime: iso(order.updatedMs),
    programs: [...(order.prime ? ['PRIME'] : []), ...(order.business ? ['AMAZON_BUSINESS'] : [])],
    salesChannel: { channelName: 'AMAZON', marketplaceId: marketplace.id, marketplaceName: marketplace.name },
    ...only('BUYER', { buyer: { buyerName: buyer.name, buyerEmail: buyer.email } }),
    ...only('RECIPIENT', {
      recipient: { deliveryAddress: { name: buyer.name, addressLine1: '1 Main Street', city: buyer.city, postalCode: buyer.postalCode, countryCode: marketplace.country } },
    }),
    ...(priced ? only('PROCEEDS', { proceeds: { grandTotal: cash(order, sum(lines, totalOf)), breakdowns: breakdownsOf(order, lines) } }) : {}),
    ...only('FULFILLMENT', {
      fulfillment: {
        fulfillmentStatus: status, fulfilledBy: order.fulfilledBy, fulfillmentServiceLevel: 'STANDARD',
        shipByWindow: { earliestDateTime: iso(order.createdMs), latestDateTime: iso(order.createdMs + 2 * 86_400_000) },
      },
    }),
    orderItems: lines.map((line) => itemOf(order, line, wanted)),
    ...(status === 'SHIPPED' ? only('PACKAGES', { packages: [packageOf(order)] }) : {}),
  };
}

function itemOf(order: Order, line: OrderLine, wanted: ReadonlySet<string>): object {
  const { product, quantity, unitCents } = line;
  const shipped = order.status === 'SHIPPED' ? quantity : order.status === 'PARTIALLY_SHIPPED' ? Math.floor(quantity / 2) : 0;
  const priced = order.status !== 'PENDING';
  return {
    orderItemId: line.itemId,
    quantityOrdered: quantity,
    product: {
      asin: product.asin, title: product.title, sellerSku: product.sku, condition: { conditionType: 'NEW', conditionSubtype: 'NEW' },
      ...(priced ? { price: { unitPrice: cash(order, unitCents) } } : {}),
    },
    ...(wanted.has('PROCEEDS') && priced ? { proceeds: { proceedsTotal: cash(order, totalOf(line)), breakdowns: breakdownsOf(order, [line]) } } : {}),
    ...(wanted.has('PROMOTION') && line.discountCents > 0 ? { promotion: { breakdowns: [{ promotionId: 'TRB-TENPERCENT' }] } } : {}),
    ...(wanted.has('CANCELLATION') && order.status === 'CANCELLED' ? { cancellation: { cancellationExecution: { cancelledBy: 'BUYER', cancelReason: 'NO_LONGER_NEEDED' } } } : {}),
    ...(wanted.has('FULFILLMENT') ? { fulfillment: { quantityFulfilled: shipped, quantityUnfulfilled: quantity - shipped } } : {}),
  };
}

function breakdownsOf(order: Order, lines: readonly OrderLine[]): object[] {
  const parts: [string, number][] = [
    ['ITEM', sum(lines, ({ quantity, unitCents }) => quantity * unitCents)], ['SHIPPING', sum(lines, ({ shippingCents }) => shippingCents)],
    ['TAX', sum(lines, ({ taxCents }) => taxCents)], ['DISCOUNT', -sum(lines, ({ discountCents }) => discountCents)],
  ];
  return parts.filter(([type, cents]) => type === 'ITEM' || cents !== 0).map(([type, cents]) => ({ type, subtotal: cash(order, cents) }));
}

function packageOf(order: Order): object {
  return {
    packageReferenceId: '1', packageStatus: { status: 'SHIPPED' }, carrier: 'DHL', trackingNumber: `JD${order.index}`, shipTime: iso(order.updatedMs),
    packageItems: order.lines.map(({ itemId, quantity }) => ({ orderItemId: itemId, quantity })),
  };
}

function cash({ marketplace }: Order, cents: number): { amount: string; currencyCode: string } {
  return { amount: money(cents), currencyCode: marketplace.currency };
}

function sum(lines: readonly OrderLine[], of: (line: OrderLine) => number): number {
  return lines.reduce((total, line) => total + of(line), 0);
}
