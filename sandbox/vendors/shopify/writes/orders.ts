import { Changes, nowMs } from '../changes';
import { minorOf } from '../data/money';
import { totalOf } from '../data/orders';
import type { Line, Order } from '../data/records';
import { demand, type Context } from '../graphql/context';
import { numberOf } from '../resolvers/ids';
import { orderView } from '../resolvers/orders';

interface LineInput {
  readonly title?: string | null;
  readonly quantity: number;
  readonly sku?: string | null;
  readonly variantId?: string | null;
  readonly priceSet?: { readonly shopMoney: { readonly amount: string } } | null;
}

interface CreateInput {
  readonly email?: string | null;
  readonly note?: string | null;
  readonly tags?: readonly string[] | null;
  readonly test?: boolean | null;
  readonly processedAt?: string | null;
  readonly sourceName?: string | null;
  readonly financialStatus?: string | null;
  readonly customer?: { readonly toAssociate?: { readonly id?: string | null; readonly email?: string | null } | null } | null;
  readonly lineItems?: readonly LineInput[] | null;
  readonly shippingAddress?: { readonly countryCode?: string | null } | null;
}

export function orderCreate({ order: input }: { order: CreateInput }, context: Context) {
  demand(context, 'orderCreate', 'write_orders');
  if (!input.lineItems?.length) {
    return { order: null, userErrors: [{ code: 'INVALID', field: ['order', 'lineItems'], message: 'Line items must have at least one line item' }] };
  }
  const { shop } = context;
  const id = shop.data.orders.nextId();
  const lines = input.lineItems.map((line, at) => lineOf(line, id * 100 + at + 500_000_000, context));
  const now = nowMs();
  const status = input.financialStatus ?? 'PENDING';
  const customer = customerOf(input, context);
  const order: Order = {
    id, number: shop.data.orders.size + 1, name: `#${1001 + shop.data.orders.size}`, email: input.email ?? customer?.email ?? null, note: input.note ?? null, tags: [...(input.tags ?? [])],
    createdAt: now, updatedAt: now, processedAt: input.processedAt ? Date.parse(input.processedAt) : now, cancelledAt: null, test: input.test === true, customerId: customer?.id ?? null,
    financialStatus: status, fulfillmentStatus: 'UNFULFILLED', sourceName: input.sourceName ?? 'api', presentment: shop.facts.currency,
    country: input.shippingAddress?.countryCode ?? 'DE', lines, shipping: 0, refunds: [],
    transactions: status === 'PAID' ? [{ id: id + 600_000_000, kind: 'SALE', status: 'SUCCESS', amount: totalOf(lines, 0), at: now }] : [],
  };
  return { order: orderView(new Changes(shop).order(order, 'ORDERS_CREATE'), context), userErrors: [] };
}

export function orderUpdate({ input }: { input: { id: string; email?: string | null; note?: string | null; tags?: readonly string[] | null } }, context: Context) {
  demand(context, 'orderUpdate', 'write_orders');
  const order = context.shop.data.orders.get(numberOf('Order', input.id));
  if (!order) return { order: null, userErrors: [{ field: ['id'], message: 'Order does not exist' }] };
  if (Object.keys(input).length === 1) return { order: null, userErrors: [{ field: ['id'], message: 'No valid update parameters have been provided' }] };
  if (input.email !== undefined) order.email = input.email;
  if (input.note !== undefined) order.note = input.note;
  if (input.tags) order.tags = [...input.tags];
  return { order: orderView(new Changes(context.shop).order(order), context), userErrors: [] };
}

function customerOf({ customer, email }: CreateInput, { shop }: Context) {
  const named = customer?.toAssociate;
  if (named?.id) return shop.data.customers.get(numberOf('Customer', named.id));
  const wanted = named?.email ?? email;
  return wanted ? shop.data.customers.find((one) => one.email === wanted) : undefined;
}

function lineOf(line: LineInput, id: number, { shop }: Context): Line {
  const found = line.variantId ? shop.data.variant(numberOf('ProductVariant', line.variantId)) : undefined;
  const price = line.priceSet ? minorOf(line.priceSet.shopMoney.amount, shop.facts.currency) : (found?.variant.price ?? 0);
  return {
    id, productId: found?.product.id ?? null, variantId: found?.variant.id ?? null, sku: line.sku ?? found?.variant.sku ?? null, title: line.title ?? found?.product.title ?? 'Item',
    variantTitle: found?.variant.title ?? null, quantity: line.quantity, price, discount: 0, tax: 0,
  };
}
