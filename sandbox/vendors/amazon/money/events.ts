import { json } from '../../../http/answers';
import type { Answer } from '../../../http/types';
import { invalid } from '../answers';
import { dateOf, decodeToken, encodeToken, iso, type Call } from '../call';
import type { Entry, Ledger, Part, Period } from './ledger';

const WIDEST_MS = 180 * 86_400_000;

/** `GET /finances/v0/financialEvents`: the older version, with a list for each kind of event. */
export function listFinancialEvents(call: Call, ledger: Ledger): Answer {
  const after = dateOf(call, 'PostedAfter');
  const before = dateOf(call, 'PostedBefore');
  if (after === null && before !== null) return invalid('PostedBefore needs PostedAfter.');
  if (Number.isNaN(after) || Number.isNaN(before)) return invalid('A date is not in ISO 8601 format.');
  const from = after ?? Date.now() - WIDEST_MS;
  const until = Math.min(before ?? call.visibleMs, call.visibleMs);
  const found = until - from > WIDEST_MS ? [] : ledger.entries.filter(({ atMs, type }) => type !== 'Transfer' && atMs >= from && atMs < until);
  return eventsPage(call, ledger, found);
}

/** `GET /finances/v0/orders/{orderId}/financialEvents`. */
export function listFinancialEventsByOrderId(call: Call, ledger: Ledger): Answer {
  const order = call.seller.orderById(call.exchange.param('orderId'));
  return eventsPage(call, ledger, order ? ledger.entries.filter(({ orderIndex }) => orderIndex === order.index) : []);
}

/** `GET /finances/v0/financialEventGroups`. */
export function listFinancialEventGroups(call: Call, ledger: Ledger): Answer {
  const after = dateOf(call, 'FinancialEventGroupStartedAfter');
  if (Number.isNaN(after)) return invalid('A date is not in ISO 8601 format.');
  const found = ledger.periods.filter(({ startMs }) => startMs >= (after ?? 0));
  const page = slice(call, found, 10);
  if (page === null) return invalid('MaxResultsPerPage or NextToken is not valid.');
  return json(200, { payload: { FinancialEventGroupList: page.values.map(groupOf), ...page.next } });
}

function eventsPage(call: Call, ledger: Ledger, found: readonly Entry[]): Answer {
  const page = slice(call, found, 100);
  if (page === null) return invalid('MaxResultsPerPage or NextToken is not valid.');
  const of = (type: Entry['type']) => page.values.filter((entry) => entry.type === type);
  return json(200, {
    payload: {
      FinancialEvents: {
        ShipmentEventList: of('Shipment').map((entry) => shipmentEvent(call, ledger, entry, 'Shipment')),
        RefundEventList: of('Refund').map((entry) => shipmentEvent(call, ledger, entry, 'Refund')),
        ServiceFeeEventList: of('ServiceFee').map(({ marketplace, cents }) => ({ FeeReason: 'Subscription', FeeList: [{ FeeType: 'Subscription', FeeAmount: cash(marketplace.currency, cents) }] })),
      },
      ...page.next,
    },
  });
}

function slice<T>(call: Call, all: readonly T[], size: number): { values: readonly T[]; next: object } | null {
  const { query } = call.exchange;
  const most = Number(query.get('MaxResultsPerPage') ?? size);
  const token = query.get('NextToken');
  const content = token === null ? { of: 'v0', from: 0 } : decodeToken(token);
  if (!(most >= 1 && most <= 100) || content?.of !== 'v0') return null;
  const from = Number(content.from);
  return { values: all.slice(from, from + most), next: from + most < all.length ? { NextToken: encodeToken({ of: 'v0', from: from + most }) } : {} };
}

function shipmentEvent(call: Call, ledger: Ledger, entry: Entry, kind: 'Shipment' | 'Refund'): object {
  const order = entry.orderIndex === null ? null : call.seller.order(entry.orderIndex);
  const { currency, name } = entry.marketplace;
  const items = ledger.linesOf(entry).map(({ line, parts }) => {
    const charges = parts.filter(({ what }) => ['Principal', 'Shipping', 'Tax'].includes(what)).map(({ what, cents }) => ({ ChargeType: what === 'Shipping' ? 'ShippingCharge' : what, ChargeAmount: cash(currency, cents) }));
    const fees = parts.filter(isFee).map(({ what, cents }) => ({ FeeType: what, FeeAmount: cash(currency, cents) }));
    const rebates = parts.filter(({ what }) => what === 'Promotion').map(({ cents }) => ({ PromotionType: 'PromotionMetaDataDefinitionValue', PromotionId: 'TRB-TENPERCENT', PromotionAmount: cash(currency, cents) }));
    const common = { SellerSKU: line.product.sku, OrderItemId: line.itemId, QuantityShipped: line.quantity };
    return kind === 'Shipment'
      ? { ...common, ItemChargeList: charges, ItemFeeList: fees, PromotionList: rebates }
      : { ...common, OrderAdjustmentItemId: `${line.itemId}1`, ItemChargeAdjustmentList: charges, ItemFeeAdjustmentList: fees, PromotionAdjustmentList: rebates };
  });
  return {
    AmazonOrderId: order?.id ?? '', SellerOrderId: order?.id ?? '', MarketplaceName: name, PostedDate: iso(entry.atMs),
    [kind === 'Shipment' ? 'ShipmentItemList' : 'ShipmentItemAdjustmentList']: items,
  };
}

function groupOf({ settlementId, currency, startMs, endMs, depositMs, totalCents }: Period): object {
  return {
    FinancialEventGroupId: settlementId, ProcessingStatus: 'Closed', FundTransferStatus: 'Succeeded', OriginalTotal: cash(currency, totalCents),
    FundTransferDate: iso(depositMs), AccountTail: '123', FinancialEventGroupStart: iso(startMs), FinancialEventGroupEnd: iso(endMs),
  };
}

function isFee({ what }: Part): boolean {
  return what === 'Commission' || what === 'FBAPerUnitFulfillmentFee';
}

function cash(CurrencyCode: string, cents: number): object {
  return { CurrencyCode, CurrencyAmount: cents / 100 };
}
