import { createRandom } from '../../../conditions/random';
import { place } from './names';
import type { Customer, Line, Order, Product } from './records';

const YEAR_MS = 365 * 86_400_000;
const HOUR_MS = 3_600_000;
/** One order in so many has more lines than a page of them holds. */
const LONG_ORDER = 97;
const LONG_ORDER_LINES = 60;
const PAYMENTS = ['PAID', 'PAID', 'PAID', 'PAID', 'PAID', 'PENDING', 'PARTIALLY_REFUNDED', 'PAID', 'REFUNDED', 'PAID'];

/** Orders over the year before `now`, the oldest first; counts and sums of their customers are raised along. */
export function makeOrders(count: number, seed: number, now: number, products: readonly Product[], customers: readonly Customer[], currency: string): Order[] {
  const random = createRandom(seed + 3);
  const stepMs = YEAR_MS / Math.max(1, count);
  return Array.from({ length: count }, (_, index) => {
    const createdAt = Math.floor((now - YEAR_MS + stepMs * index) / 1000) * 1000;
    const customer = index % 9 === 8 ? null : (customers[Math.floor(random() * customers.length)] ?? null);
    const lines = Array.from({ length: index % LONG_ORDER === 60 ? LONG_ORDER_LINES : 1 + Math.floor(random() * 3) }, (_none, at) => line(index, at, random, products));
    const financialStatus = PAYMENTS[index % PAYMENTS.length] ?? 'PAID';
    const shipping = index % 3 === 0 ? 0 : 490;
    const total = totalOf(lines, shipping);
    const isCancelled = index % 41 === 40;
    const updatedAt = Math.min(Math.floor(now / 1000) * 1000 - 60_000, createdAt + Math.floor(random() * 72) * HOUR_MS);
    if (customer) customer.ordersCount += 1;
    if (customer) customer.spent += financialStatus === 'PENDING' ? 0 : total;
    return {
      id: 1_000_000 + index, number: index + 1, name: `#${1001 + index}`, email: customer ? customer.email : `guest${index}@example.com`, note: null,
      tags: index % 8 === 0 ? ['gift'] : [], createdAt, updatedAt: Math.max(createdAt, updatedAt), processedAt: createdAt, cancelledAt: isCancelled ? createdAt + HOUR_MS : null,
      test: index % 151 === 150, customerId: customer?.id ?? null, financialStatus, fulfillmentStatus: index % 5 === 0 ? 'UNFULFILLED' : 'FULFILLED',
      sourceName: index % 12 === 0 ? 'pos' : 'web', presentment: index % 10 === 3 ? 'USD' : currency, country: place(index).countryCode, lines, shipping,
      ...payments(index, financialStatus, total, createdAt),
    };
  });
}

function line(order: number, at: number, random: () => number, products: readonly Product[]): Line {
  const product = products[Math.floor(random() * products.length)];
  const variant = product?.variants[Math.floor(random() * product.variants.length)];
  const quantity = 1 + Math.floor(random() * 3);
  const price = variant?.price ?? 1000;
  const discount = (order + at) % 7 === 0 ? Math.floor(price * quantity * 0.1) : 0;
  return {
    id: 10_000_000 + order * 100 + at, productId: product?.id ?? null, variantId: variant?.id ?? null, sku: variant?.sku ?? null, title: product?.title ?? 'Gift',
    variantTitle: variant?.title ?? null, quantity, price, discount, tax: Math.round((price * quantity - discount) * 0.19),
  };
}

/** What the buyer pays: lines after discounts, tax on top, shipping. */
export function totalOf(lines: readonly Line[], shipping: number): number {
  return lines.reduce((sum, { price, quantity, discount, tax }) => sum + price * quantity - discount + tax, shipping);
}

function payments(index: number, status: string, total: number, at: number): Pick<Order, 'transactions' | 'refunds'> {
  const id = 40_000_000 + index * 10;
  if (status === 'PENDING') return { transactions: [{ id, kind: 'SALE', status: 'PENDING', amount: total, at }], refunds: [] };
  const sale = { id, kind: 'SALE', status: 'SUCCESS', amount: total, at } as const;
  const failed = index % 20 === 1 ? [{ id: id + 1, kind: 'SALE', status: 'FAILURE', amount: total, at: at - 1000 } as const] : [];
  const back = status === 'REFUNDED' ? total : status === 'PARTIALLY_REFUNDED' ? Math.floor(total / 3) : 0;
  if (back === 0) return { transactions: [...failed, sale], refunds: [] };
  const refundedAt = at + 2 * HOUR_MS;
  return {
    transactions: [...failed, sale, { id: id + 2, kind: 'REFUND', status: 'SUCCESS', amount: back, at: refundedAt }],
    refunds: [{ id: 50_000_000 + index, amount: back, at: refundedAt }],
  };
}
