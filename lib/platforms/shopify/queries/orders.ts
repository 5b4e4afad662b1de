import { z } from 'zod';
import { maybe, type money, parts, shopMoney, text } from '../shapes';
import { nested, where, type Selection } from './selection';

const MONEY = '{ shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }';
const ADDRESS = '{ address1 address2 city company countryCodeV2 firstName lastName name phone provinceCode zip }';
/** Most orders have fewer lines; the rest of a longer one is read by itself. */
const LINES = 20;

export function lineFields(selection: Selection): string {
  return `id title quantity currentQuantity sku variantTitle ${where(selection, 'read_products', 'product { id } variant { id }')}
    originalUnitPriceSet ${MONEY} originalTotalSet ${MONEY} discountAllocations { allocatedAmountSet ${MONEY} } taxLines { title rate priceSet ${MONEY} }`;
}

export function orderFields(selection: Selection): string {
  return `id legacyResourceId name number email phone test currencyCode presentmentCurrencyCode createdAt updatedAt processedAt cancelledAt cancelReason closedAt
    displayFinancialStatus displayFulfillmentStatus returnStatus tags note sourceName poNumber taxesIncluded
    totalPriceSet ${MONEY} currentTotalPriceSet ${MONEY} subtotalPriceSet ${MONEY} totalTaxSet ${MONEY} totalDiscountsSet ${MONEY} totalShippingPriceSet ${MONEY}
    totalRefundedSet ${MONEY} ${where(selection, 'read_customers', 'customer { id }')} shippingAddress ${ADDRESS} billingAddress ${ADDRESS}
    transactions { id kind status gateway test createdAt processedAt amountSet ${MONEY} } refunds { id createdAt note totalRefundedSet ${MONEY} }
    ${nested('lineItems', lineFields(selection), LINES, selection)}`;
}

const reference = z.object({ id: text }).nullish();

export const lineShape = z.object({
  id: text, title: text, quantity: z.number(), sku: maybe, variantTitle: maybe, product: reference, variant: reference, originalUnitPriceSet: shopMoney, originalTotalSet: shopMoney,
  discountAllocations: z.array(z.object({ allocatedAmountSet: shopMoney })), taxLines: z.array(z.object({ priceSet: shopMoney }).passthrough()),
}).passthrough();

export const transactionShape = z.object({
  id: text, kind: text, status: text, gateway: maybe, createdAt: text, processedAt: maybe, test: z.boolean(), amountSet: shopMoney,
}).passthrough();

export const orderShape = z.object({
  id: text, name: text, email: maybe, test: z.boolean(), currencyCode: text, createdAt: text, updatedAt: text, processedAt: text, cancelledAt: maybe,
  displayFinancialStatus: maybe, displayFulfillmentStatus: maybe, sourceName: maybe, totalPriceSet: shopMoney, subtotalPriceSet: shopMoney.nullish(), totalTaxSet: shopMoney.nullish(),
  totalDiscountsSet: shopMoney.nullish(), totalShippingPriceSet: shopMoney, totalRefundedSet: shopMoney, customer: reference,
  shippingAddress: z.object({ countryCodeV2: maybe }).passthrough().nullish(), billingAddress: z.object({ countryCodeV2: maybe }).passthrough().nullish(),
  transactions: z.array(transactionShape), refunds: z.array(z.object({ id: text }).passthrough()), lineItems: parts(lineShape),
}).passthrough();

export type Order = z.output<typeof orderShape>;
export type Line = z.output<typeof lineShape>;
export type Money = z.output<typeof money>;
