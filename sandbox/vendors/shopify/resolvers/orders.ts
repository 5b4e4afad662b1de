import { moneyBag, moneyV2 } from '../data/money';
import { totalOf } from '../data/orders';
import type { Line, Order } from '../data/records';
import { connection, type PageArguments } from '../graphql/connection';
import { demand, type Context } from '../graphql/context';
import { customerView } from './customers';
import { addressView } from './address';
import { gid, iso, isoOrNull } from './ids';
import { productView, variantView } from './catalog';

const NO_TAX = { title: 'VAT', rate: 0.19 };

/** An order as the Admin API shows it. Nothing is worked out before it is asked for. */
export function orderView(order: Order, context: Context) {
  const { shop } = context;
  const { currency } = shop.facts;
  const bag = (minor: number) => () => moneyBag(minor, currency, order.presentment);
  const sum = (of: (line: Line) => number) => order.lines.reduce((total, line) => total + of(line), 0);
  const refunded = order.refunds.reduce((total, { amount }) => total + amount, 0);
  const total = totalOf(order.lines, order.shipping);
  return {
    id: gid('Order', order.id), legacyResourceId: String(order.id), name: order.name, number: order.number, email: order.email, phone: null, note: order.note,
    tags: () => [...order.tags].sort(), test: order.test, poNumber: null, sourceName: order.sourceName, currencyCode: currency, presentmentCurrencyCode: order.presentment,
    taxesIncluded: false, createdAt: iso(order.createdAt), updatedAt: iso(order.updatedAt), processedAt: iso(order.processedAt), cancelledAt: isoOrNull(order.cancelledAt),
    cancelReason: order.cancelledAt === null ? null : 'CUSTOMER', closedAt: null, displayFinancialStatus: order.financialStatus,
    displayFulfillmentStatus: order.fulfillmentStatus, returnStatus: 'NO_RETURN',
    customer: () => {
      demand(context, 'customer', 'read_customers');
      const customer = shop.data.customers.get(order.customerId);
      return customer ? customerView(customer, context) : null;
    },
    shippingAddress: () => addressView(order.id, { address1: '1 Mill Lane', city: null, company: null, countryCode: order.country, zip: null }),
    billingAddress: () => addressView(order.id, { address1: '1 Mill Lane', city: null, company: null, countryCode: order.country, zip: null }),
    totalPriceSet: bag(total), currentTotalPriceSet: bag(total - refunded), subtotalPriceSet: bag(sum(({ price, quantity, discount }) => price * quantity - discount)),
    totalTaxSet: bag(sum(({ tax }) => tax)), totalDiscountsSet: bag(sum(({ discount }) => discount)), totalShippingPriceSet: bag(order.shipping), totalRefundedSet: bag(refunded),
    lineItems: (args: PageArguments) => connection(args, { records: order.lines }, (line) => lineView(line, order, context), context),
    transactions: ({ first }: PageArguments) => order.transactions.slice(0, first ?? undefined).map(({ id, kind, status, amount, at }) => ({
      id: gid('OrderTransaction', id), kind, status, gateway: 'shopify_payments', test: order.test, amountSet: bag(amount), createdAt: iso(at), processedAt: iso(at),
    })),
    refunds: ({ first }: PageArguments) => order.refunds.slice(0, first ?? undefined).map(({ id, amount, at }) => ({
      id: gid('Refund', id), legacyResourceId: String(id), note: null, createdAt: iso(at), processedAt: iso(at), updatedAt: iso(at), totalRefundedSet: bag(amount),
    })),
  };
}

function lineView(line: Line, order: Order, context: Context) {
  const { shop } = context;
  const bag = (minor: number) => () => moneyBag(minor, shop.facts.currency, order.presentment);
  const before = line.price * line.quantity;
  return {
    id: gid('LineItem', line.id), title: line.title, name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title, quantity: line.quantity,
    currentQuantity: line.quantity, sku: line.sku, variantTitle: line.variantTitle, vendor: null,
    product: () => {
      demand(context, 'product', 'read_products');
      const product = shop.data.products.get(line.productId);
      return product ? productView(product, context) : null;
    },
    variant: () => {
      demand(context, 'variant', 'read_products');
      const found = shop.data.variant(line.variantId);
      return found ? variantView(found.product, found.variant, context) : null;
    },
    originalUnitPriceSet: bag(line.price), originalTotalSet: bag(before), discountedUnitPriceSet: bag(line.price), discountedTotalSet: bag(before),
    // The simulated discounts are order-level: the line's own total does not include them, its allocations do.
    totalDiscountSet: bag(0), discountAllocations: () => (line.discount === 0 ? [] : [{ allocatedAmountSet: bag(line.discount) }]),
    taxLines: () => (line.tax === 0 ? [] : [{ ...NO_TAX, priceSet: bag(line.tax) }]),
  };
}

export const moneyOf = (minor: number, { shop }: Context) => moneyV2(minor, shop.facts.currency);
