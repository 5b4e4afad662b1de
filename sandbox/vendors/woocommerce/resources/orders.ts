import { isObject, json } from '../../../http/answers';
import { cents, money, taxOf } from '../money';
import { checkRole } from '../rest/authenticate';
import { WpError } from '../rest/errors';
import { list, type ListRules } from '../rest/list';
import type { RestRequest } from '../rest/request';
import type { Entry, Item } from '../shelf';
import { nowMs, type Site } from '../site';
import type { Resource, RestRoute } from './resource';

const STATUSES = ['auto-draft', 'pending', 'processing', 'on-hold', 'completed', 'cancelled', 'refunded', 'failed', 'checkout-draft', 'trash', 'any'];

export const orders: Resource = {
  path: '/orders',
  noun: 'shop_order',
  topic: 'order',
  shelf: ({ orders: shelf }) => shelf,
  hasTrash: true,
  rules,
  body: (site, item) => ({
    ...site.orders.body(item),
    refunds: refundsOf(site, item.id).map((refund) => ({ id: refund.id, reason: site.refunds.body(refund).reason, total: money(-cents(site.refunds.body(refund).amount)) })),
  }),
  write,
};

function rules({ query }: RestRequest): ListRules {
  const statuses = (query.get('status') ?? 'any').split(',');
  const unknown = statuses.find((status) => !STATUSES.includes(status));
  if (unknown) throw new WpError(400, 'rest_invalid_param', 'Invalid parameter(s): status', { params: { status: `status[0] is not one of ${STATUSES.join(', ')}.` }, details: {} });
  const customer = query.get('customer');
  const product = Number(query.get('product') ?? 0);
  const search = query.get('search')?.toLowerCase();
  return {
    orderby: ['date', 'id', 'include', 'title', 'slug', 'modified'], defaultOrderby: 'date', defaultOrder: 'desc', dates: true,
    keeps: (item, body) => (statuses.includes('any') || statuses.includes(item.status))
      && (customer === undefined || Number(body().customer_id) === Number(customer))
      && (product === 0 || linesOf(body()).some((line) => line.product_id === product))
      && (search === undefined || JSON.stringify([body().billing, item.id]).toLowerCase().includes(search)),
  };
}

function linesOf(body: Entry): readonly Entry[] {
  return Array.isArray(body.line_items) ? body.line_items.filter(isObject) : [];
}

function write(site: Site, fields: Entry, before: Entry | null, id: number): { own: Entry; status: string } {
  const customer = Number(fields.customer_id ?? before?.customer_id ?? 0);
  if (customer !== 0 && !site.customers.find(customer)) throw new WpError(400, 'woocommerce_rest_invalid_customer_id', 'Customer ID is invalid.');
  const status = String(fields.status ?? (fields.set_paid === true ? 'processing' : before?.status ?? 'pending'));
  if (!STATUSES.includes(status)) throw new WpError(400, 'rest_invalid_param', 'Invalid parameter(s): status', { params: { status: 'status is not one of the allowed values.' } });
  const { set_paid: setPaid, line_items: lines, status: _status, ...rest } = fields;
  const items = lines === undefined ? linesOf(before ?? {}) : changedLines(site, linesOf(before ?? {}), Array.isArray(lines) ? lines.filter(isObject) : [], id);
  const totals = lines === undefined && before ? {} : totalsOf(site, items, before);
  const paid = setPaid === true ? site.time.pair('date_paid', nowMs()) : {};
  const base = before ?? { ...blank(site, id), ...site.time.pair('date_paid', null), ...site.time.pair('date_completed', null) };
  return { own: { ...base, ...rest, ...paid, ...totals, customer_id: customer, line_items: items, billing: { ...Object(base.billing), ...Object(fields.billing) } }, status };
}

/** With an id a line is changed, or removed where its quantity is 0; without one it is added. */
function changedLines(site: Site, before: readonly Entry[], given: readonly Entry[], order: number): Entry[] {
  const kept = before.map((line) => ({ ...line, ...given.find(({ id }) => id === line.id) })).filter(({ quantity }: Entry) => quantity !== 0);
  const added = given.filter(({ id }) => id === undefined).map((line, index) => newLine(site, line, order * 10 + before.length + index));
  return [...kept, ...added];
}

function newLine(site: Site, line: Entry, id: number): Entry {
  const target = Number(line.variation_id ?? line.product_id ?? 0);
  const item = site.variations.find(target) ?? site.products.find(target);
  if (!item && line.sku === undefined) throw new WpError(400, 'woocommerce_rest_required_product_reference', 'Product ID or SKU is required.');
  const product = item ? (item.parent ? site.variations : site.products).body(item) : {};
  const quantity = Number(line.quantity ?? 1);
  const total = line.total === undefined ? cents(product.price) * quantity : cents(line.total);
  return {
    id, name: product.name ?? '', product_id: item?.parent || target, variation_id: item?.parent ? target : 0, quantity, tax_class: '', subtotal: money(total), subtotal_tax: money(taxOf(total, site.facts.taxPercent)),
    total: money(total), total_tax: money(taxOf(total, site.facts.taxPercent)), taxes: [], meta_data: [], sku: product.sku ?? line.sku ?? '', price: total / 100 / quantity, image: { id: '', src: '' }, parent_name: null,
  };
}

function totalsOf(site: Site, lines: readonly Entry[], before: Entry | null): Entry {
  const net = lines.reduce((sum, line) => sum + cents(line.total), 0);
  const shipping = cents(before?.shipping_total);
  const tax = lines.reduce((sum, line) => sum + cents(line.total_tax), 0) + cents(before?.shipping_tax);
  return { total: money(net + shipping + tax), total_tax: money(tax), cart_tax: money(tax - cents(before?.shipping_tax)), currency: site.facts.currency };
}

function blank(site: Site, id: number): Entry {
  return {
    parent_id: 0, number: String(id), order_key: `wc_order_${id.toString(36)}`, created_via: 'rest-api', version: '10.3.0', currency: site.facts.currency, currency_symbol: site.facts.symbol,
    discount_total: '0.00', discount_tax: '0.00', shipping_total: '0.00', shipping_tax: '0.00', cart_tax: '0.00', prices_include_tax: false, customer_ip_address: '', customer_user_agent: '', customer_note: '',
    // PHP writes an empty object as a list.
    billing: [], shipping: [], payment_method: '', payment_method_title: '', transaction_id: '', meta_data: [], tax_lines: [], shipping_lines: [], fee_lines: [], coupon_lines: [],
  };
}

function refundsOf(site: Site, order: number): Item[] {
  const first = site.refunds.find(9_000_000 + order);
  const added = site.addedRefunds.get(order) ?? [];
  return [...(first ? [first] : []), ...added.flatMap((id) => site.refunds.find(id) ?? [])];
}

function refundBody(site: Site, item: Item): Entry {
  return { id: item.id, ...site.time.pair('date_created', item.createdMs), ...site.refunds.body(item), refunded_by: 1, refunded_payment: true, meta_data: [], line_items: [], tax_lines: [], shipping_lines: [], fee_lines: [] };
}

function refundOf(request: RestRequest): Item {
  const order = orderOf(request);
  const item = request.site.refunds.find(request.ids.get('refund') ?? 0);
  if (item?.parent !== order.id) throw new WpError(404, 'woocommerce_rest_shop_order_refund_invalid_id', 'Invalid ID.');
  return item;
}

const REFUND_RULES: ListRules = { orderby: ['date', 'id', 'include', 'title', 'slug', 'modified'], defaultOrderby: 'date', defaultOrder: 'desc', dates: true };

function orderOf(request: RestRequest): Item {
  const item = request.site.orders.find(request.ids.get('order') ?? 0);
  if (!item) throw new WpError(404, 'woocommerce_rest_invalid_order', 'Invalid order ID.');
  return item;
}

export const refundRoutes: RestRoute[] = [
  {
    method: 'GET', path: '/orders/:order/refunds', handle: (request) => {
      checkRole(request.caller, 'list');
      const { id } = orderOf(request);
      return list(request, request.site.refunds, () => refundsOf(request.site, id), REFUND_RULES, (item) => refundBody(request.site, item));
    },
  },
  {
    method: 'GET', path: '/orders/:order/refunds/:refund', handle: (request) => {
      checkRole(request.caller, 'view');
      return json(200, refundBody(request.site, refundOf(request)));
    },
  },
  {
    method: 'DELETE', path: '/orders/:order/refunds/:refund', handle: (request) => {
      checkRole(request.caller, 'delete');
      const { site, query, body } = request;
      const item = refundOf(request);
      if (['false', '0'].includes(String(query.get('force') ?? body.force ?? 'true'))) throw new WpError(501, 'woocommerce_rest_trash_not_supported', 'The shop_order_refund does not support trashing.');
      // The order keeps its time, and no webhook tells of it: https://github.com/woocommerce/woocommerce/issues/26532
      site.refunds.drop(item.id);
      return json(200, refundBody(site, item));
    },
  },
  {
    method: 'POST', path: '/orders/:order/refunds', handle: (request) => {
      checkRole(request.caller, 'create');
      const { site, body } = request;
      const order = orderOf(request);
      if (cents(body.amount) <= 0) throw new WpError(400, 'woocommerce_rest_invalid_order_refund', 'Refund amount must be greater than zero.');
      const item: Item = { id: site.nextId(), createdMs: nowMs(), modifiedMs: null, status: 'completed', parent: order.id, own: { amount: money(cents(body.amount)), reason: String(body.reason ?? '') } };
      site.refunds.put(item);
      site.addedRefunds.set(order.id, [...(site.addedRefunds.get(order.id) ?? []), item.id]);
      site.orders.put({ ...order, own: site.orders.body(order), modifiedMs: nowMs() });
      return json(201, refundBody(site, item));
    },
  },
];
