import { createHash } from 'node:crypto';
import { json } from '../../../http/answers';
import type { Answer } from '../../../http/types';
import { invalid } from '../answers';
import { dateOf, decodeToken, encodeToken, iso, type Call } from '../call';
import { sum, type Entry, type Ledger, type Part } from './ledger';

const PER_PAGE = 500;
const WIDEST_MS = 180 * 86_400_000;

/** `GET /finances/2024-06-19/transactions`. */
export function listTransactions(call: Call, ledger: Ledger): Answer {
  const { query } = call.exchange;
  const after = dateOf(call, 'postedAfter');
  const before = dateOf(call, 'postedBefore') ?? call.visibleMs;
  const [name, value] = [query.get('relatedIdentifierName'), query.get('relatedIdentifierValue')];
  if (after === null && name === null) return invalid('postedAfter is required.');
  if (Number.isNaN(after) || Number.isNaN(before)) return invalid('A date is not in ISO 8601 format.');
  if (after !== null && after > Date.now() - 120_000) return invalid('postedAfter must be more than two minutes before the time of the request.');
  if (name !== null && (!['FINANCIAL_EVENT_GROUP_ID', 'ORDER_ID'].includes(name) || value === null)) return invalid('relatedIdentifierName is not supported.');
  const filters = [...query].filter(([key]) => key !== 'nextToken').map(([key, one]) => `${key}=${one}`).join('&');
  const token = query.get('nextToken');
  const content = token === null ? { filters, from: 0 } : decodeToken(token);
  if (content?.filters !== filters) return invalid('The nextToken is not valid for these arguments.');
  const from = Number(content.from);

  // A wider span is answered with nothing, and without an error.
  const tooWide = after !== null && before - after > WIDEST_MS;
  const status = query.get('transactionStatus') ?? 'RELEASED';
  const found = tooWide || status !== 'RELEASED' ? [] : ledger.entries.filter((entry) => fits(call, ledger, entry, after ?? 0, before, name, value));
  const to = from + PER_PAGE;
  return json(200, {
    payload: {
      transactions: found.slice(from, to).map((entry) => transactionOf(call, ledger, entry)),
      ...(to < found.length ? { nextToken: encodeToken({ filters, from: to }) } : {}),
    },
  });
}

function fits(call: Call, ledger: Ledger, entry: Entry, after: number, before: number, name: string | null, value: string | null): boolean {
  if (entry.atMs < after || entry.atMs >= Math.min(before, call.visibleMs)) return false;
  const marketplaceId = call.exchange.query.get('marketplaceId');
  if (marketplaceId !== null && entry.marketplace.id !== marketplaceId) return false;
  if (name === 'ORDER_ID') return orderIdOf(call, entry) === value;
  return name === null || ledger.periodOf(entry)?.settlementId === value;
}

export function transactionOf(call: Call, ledger: Ledger, entry: Entry): object {
  const { currency, id: marketplaceId, name } = entry.marketplace;
  const orderId = orderIdOf(call, entry);
  const period = ledger.periodOf(entry);
  const lines = ledger.linesOf(entry);
  const total = ledger.totalOf(entry);
  const all = entry.orderIndex === null ? [{ what: entry.type === 'Transfer' ? 'Transfer' : 'Subscription', cents: entry.cents } as Part] : lines.flatMap(({ parts }) => parts);
  return {
    sellingPartnerMetadata: { sellingPartnerId: call.seller.facts.id, accountType: 'Standard Orders', marketplaceId },
    relatedIdentifiers: [
      ...(orderId === null ? [] : [{ relatedIdentifierName: 'ORDER_ID', relatedIdentifierValue: orderId }]),
      ...(period ? ['FINANCIAL_EVENT_GROUP_ID', 'SETTLEMENT_ID'].map((relatedIdentifierName) => ({ relatedIdentifierName, relatedIdentifierValue: period.settlementId })) : []),
    ],
    transactionType: entry.type,
    transactionId: createHash('sha256').update(`${call.seller.facts.id} ${entry.type} ${entry.atMs} ${entry.orderIndex} ${currency}`).digest('base64url'),
    transactionStatus: 'RELEASED',
    description: { Shipment: 'Order Payment', Refund: 'Refund Order', ServiceFee: 'Subscription', Transfer: 'Disbursement' }[entry.type],
    postedDate: iso(entry.atMs),
    totalAmount: cash(currency, total),
    marketplaceDetails: { marketplaceId, marketplaceName: name },
    items: lines.map(({ line, parts }) => ({
      description: line.product.title,
      totalAmount: cash(currency, sum(parts)),
      relatedIdentifiers: [{ itemRelatedIdentifierName: 'ORDER_ADJUSTMENT_ITEM_ID', itemRelatedIdentifierValue: line.itemId }],
      breakdowns: groupsOf(currency, parts),
      contexts: [{ contextType: 'ProductContext', asin: line.product.asin, sku: line.product.sku, quantityShipped: line.quantity, fulfillmentNetwork: 'AFN' }],
    })),
    breakdowns: bothSides(currency, all),
  };
}

const GROUP: Readonly<Record<Part['what'], string>> = {
  Principal: 'ProductCharges', Shipping: 'Shipping', Tax: 'Tax', Promotion: 'PromotionalRebates', Commission: 'AmazonFees',
  FBAPerUnitFulfillmentFee: 'AmazonFees', Subscription: 'SubscriptionFee', Transfer: 'Transfer',
};
const SALES = ['ProductCharges', 'Shipping', 'Tax'];

function groupsOf(currency: string, parts: readonly Part[]): object[] {
  const names = [...new Set(parts.map(({ what }) => GROUP[what]))];
  return names.map((name) => {
    const own = parts.filter(({ what }) => GROUP[what] === name);
    const inner = [...new Set(own.map(({ what }) => what))].map((what) => ({
      breakdownType: what === 'Principal' ? 'OurPricePrincipal' : what, breakdownAmount: cash(currency, sum(own.filter((part) => part.what === what))), breakdowns: [],
    }));
    return { breakdownType: name, breakdownAmount: cash(currency, sum(own)), breakdowns: inner };
  });
}

function bothSides(currency: string, parts: readonly Part[]): object[] {
  const sides: [string, Part[]][] = [
    ['Sales', parts.filter(({ what }) => SALES.includes(GROUP[what]))], ['Expenses', parts.filter(({ what }) => !SALES.includes(GROUP[what]))],
  ];
  return sides.filter(([, own]) => own.length > 0).map(([breakdownType, own]) => ({ breakdownType, breakdownAmount: cash(currency, sum(own)), breakdowns: groupsOf(currency, own) }));
}

function orderIdOf({ seller }: Call, { orderIndex }: Entry): string | null {
  return orderIndex === null ? null : seller.order(orderIndex)?.id ?? null;
}

/** Amounts of this API are numbers, not texts. */
function cash(currencyCode: string, cents: number): object {
  return { currencyCode, currencyAmount: cents / 100 };
}
