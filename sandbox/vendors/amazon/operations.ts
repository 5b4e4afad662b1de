/** Rates and bursts as the models of August 2026 state them, and the role each operation needs. */
export interface OperationFacts {
  readonly rate: number;
  readonly burst: number;
  readonly role: Role;
  /** Statuses whose answers tell the rate; those of most models unless given. */
  readonly tellsOn?: readonly number[];
}

export type Role = 'selling' | 'orders' | 'inventory' | 'finance' | 'reports' | 'catalog' | 'listings';

const TELLS_ON = [200, 202, 204, 400, 404];
const order = { rate: 0.5, burst: 30, role: 'orders' } as const;
const money = { rate: 0.5, burst: 30, role: 'finance' } as const;

/** @see https://developer-docs.amazon.com/sp-api/docs/usage-plans-and-rate-limits */
export const OPERATIONS = {
  searchOrders: { rate: 0.0056, burst: 20, role: 'orders' },
  getOrder: order,
  getOrdersV0: { rate: 0.0167, burst: 20, role: 'orders' },
  getOrderV0: order,
  getOrderItemsV0: order,
  getOrderBuyerInfoV0: order,
  getOrderAddressV0: order,
  getInventorySummaries: { rate: 2, burst: 2, role: 'inventory' },
  listTransactions: { rate: 0.5, burst: 10, role: 'finance' },
  listFinancialEvents: money,
  listFinancialEventGroups: money,
  listFinancialEventsByOrderId: money,
  createReport: { rate: 0.0167, burst: 15, role: 'reports' },
  getReport: { rate: 2, burst: 15, role: 'reports' },
  getReports: { rate: 0.0222, burst: 10, role: 'reports' },
  cancelReport: { rate: 0.0222, burst: 10, role: 'reports' },
  getReportDocument: { rate: 0.0167, burst: 15, role: 'reports' },
  createRestrictedDataToken: { rate: 1, burst: 10, role: 'selling', tellsOn: [200, 400, 404, 415, 429, 500, 503] },
  getMarketplaceParticipations: { rate: 0.016, burst: 15, role: 'selling', tellsOn: [200, 400, 404, 413, 415, 429, 500, 503] },
  searchCatalogItems: { rate: 2, burst: 2, role: 'catalog' },
  getCatalogItem: { rate: 2, burst: 2, role: 'catalog' },
  searchListingsItems: { rate: 5, burst: 5, role: 'listings' },
  getListingsItem: { rate: 5, burst: 10, role: 'listings' },
} as const satisfies Record<string, OperationFacts>;

export type OperationName = keyof typeof OPERATIONS;

export function tellsLimit(operation: OperationName, status: number): boolean {
  const { tellsOn = TELLS_ON }: OperationFacts = OPERATIONS[operation];
  return tellsOn.includes(status);
}
