export { getCatalogItem, searchCatalogItems, searchListingsItems, type CatalogItem, type Listing } from './catalog';
export { listFinancialEventGroups, listFinancialEvents, listFinancialEventsByOrderId, listTransactions, type Breakdown, type Transaction } from './finances';
export { getInventorySummaries, type InventorySummary } from './inventory';
export { FULFILLMENT_STATUSES, getOrder, INCLUDED_DATA, searchOrders, type Order, type OrderItem } from './orders';
export { getOrderItemsV0, getOrdersV0, getOrderV0, type OrderItemV0, type OrderV0 } from './ordersV0';
export { createReport, getReport, getReportDocument, getReports, type Report } from './reports';
export { createRestrictedDataToken, getMarketplaceParticipations, type Participation } from './sellers';
