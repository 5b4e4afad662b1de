import type { Answer, RouteMethod } from '../../http/types';
import { createRestrictedDataToken } from './access/restricted';
import type { Call } from './call';
import { getInventorySummaries } from './catalog/inventory';
import { getCatalogItem, searchCatalogItems } from './catalog/items';
import { getListingsItem, searchListingsItems } from './catalog/listings';
import { getMarketplaceParticipations } from './catalog/participations';
import { listFinancialEventGroups, listFinancialEvents, listFinancialEventsByOrderId } from './money/events';
import type { Ledger } from './money/ledger';
import { listTransactions } from './money/transactions';
import type { OperationName } from './operations';
import * as v0 from './orders/v0';
import * as v2026 from './orders/v2026';
import type { Reports } from './reports/reports';

/** What a seller's books hold beside its orders and goods. */
export interface Books {
  readonly ledger: Ledger;
  readonly reports: Reports;
}

export interface OperationRoute {
  readonly operation: OperationName;
  readonly method: RouteMethod;
  readonly path: string;
  readonly answer: (call: Call, books: Books) => Answer;
}

const REPORTS = '/reports/2021-06-30';
const ORDER_V0 = '/orders/v0/orders/:orderId';

/** Every operation that is simulated, with its path below a region's host. */
export const ROUTES: readonly OperationRoute[] = [
  { operation: 'getMarketplaceParticipations', method: 'GET', path: '/sellers/v1/marketplaceParticipations', answer: getMarketplaceParticipations },
  { operation: 'createRestrictedDataToken', method: 'POST', path: '/tokens/2021-03-01/restrictedDataToken', answer: createRestrictedDataToken },
  { operation: 'searchOrders', method: 'GET', path: '/orders/2026-01-01/orders', answer: v2026.searchOrders },
  { operation: 'getOrder', method: 'GET', path: '/orders/2026-01-01/orders/:orderId', answer: v2026.getOrder },
  { operation: 'getOrdersV0', method: 'GET', path: '/orders/v0/orders', answer: v0.getOrders },
  { operation: 'getOrderV0', method: 'GET', path: ORDER_V0, answer: v0.getOrder },
  { operation: 'getOrderItemsV0', method: 'GET', path: `${ORDER_V0}/orderItems`, answer: v0.getOrderItems },
  { operation: 'getOrderBuyerInfoV0', method: 'GET', path: `${ORDER_V0}/buyerInfo`, answer: v0.getBuyerInfo },
  { operation: 'getOrderAddressV0', method: 'GET', path: `${ORDER_V0}/address`, answer: v0.getAddress },
  { operation: 'getInventorySummaries', method: 'GET', path: '/fba/inventory/v1/summaries', answer: getInventorySummaries },
  { operation: 'listTransactions', method: 'GET', path: '/finances/2024-06-19/transactions', answer: (call, { ledger }) => listTransactions(call, ledger) },
  { operation: 'listFinancialEvents', method: 'GET', path: '/finances/v0/financialEvents', answer: (call, { ledger }) => listFinancialEvents(call, ledger) },
  { operation: 'listFinancialEventGroups', method: 'GET', path: '/finances/v0/financialEventGroups', answer: (call, { ledger }) => listFinancialEventGroups(call, ledger) },
  { operation: 'listFinancialEventsByOrderId', method: 'GET', path: '/finances/v0/orders/:orderId/financialEvents', answer: (call, { ledger }) => listFinancialEventsByOrderId(call, ledger) },
  { operation: 'createReport', method: 'POST', path: `${REPORTS}/reports`, answer: (call, { reports }) => reports.create(call) },
  { operation: 'getReports', method: 'GET', path: `${REPORTS}/reports`, answer: (call, { reports }) => reports.list(call) },
  { operation: 'getReport', method: 'GET', path: `${REPORTS}/reports/:reportId`, answer: (call, { reports }) => reports.get(call) },
  { operation: 'cancelReport', method: 'DELETE', path: `${REPORTS}/reports/:reportId`, answer: (call, { reports }) => reports.cancel(call) },
  { operation: 'getReportDocument', method: 'GET', path: `${REPORTS}/documents/:reportDocumentId`, answer: (call, { reports }) => reports.document(call, call.exchange.baseUrl) },
  { operation: 'searchCatalogItems', method: 'GET', path: '/catalog/2022-04-01/items', answer: searchCatalogItems },
  { operation: 'getCatalogItem', method: 'GET', path: '/catalog/2022-04-01/items/:asin', answer: getCatalogItem },
  { operation: 'searchListingsItems', method: 'GET', path: '/listings/2021-08-01/items/:sellerId', answer: searchListingsItems },
  { operation: 'getListingsItem', method: 'GET', path: '/listings/2021-08-01/items/:sellerId/:sku', answer: getListingsItem },
];
