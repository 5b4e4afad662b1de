/** Reports that hold data of buyers: their documents need a restricted data token. @see https://developer-docs.amazon.com/sp-api/docs/tokens-api-use-case-guide */
const RESTRICTED: ReadonlySet<string> = new Set([
  'GET_AMAZON_FULFILLED_SHIPMENTS_DATA_INVOICING', 'GET_AMAZON_FULFILLED_SHIPMENTS_DATA_TAX', 'GET_EASYSHIP_DOCUMENTS', 'GET_FLAT_FILE_ACTIONABLE_ORDER_DATA_SHIPPING',
  'GET_FLAT_FILE_ORDER_REPORT_DATA_INVOICING', 'GET_FLAT_FILE_ORDER_REPORT_DATA_SHIPPING', 'GET_FLAT_FILE_ORDER_REPORT_DATA_TAX', 'GET_FLAT_FILE_ORDERS_RECONCILIATION_DATA_INVOICING',
  'GET_FLAT_FILE_ORDERS_RECONCILIATION_DATA_SHIPPING', 'GET_FLAT_FILE_ORDERS_RECONCILIATION_DATA_TAX', 'GET_GST_MTR_B2B_CUSTOM', 'GET_ORDER_REPORT_DATA_INVOICING',
  'GET_ORDER_REPORT_DATA_SHIPPING', 'GET_ORDER_REPORT_DATA_TAX', 'GET_VAT_TRANSACTION_DATA', 'SC_VAT_TAX_REPORT',
]);

/** The only settlement type left since 2026-11-11. Amazon makes these by itself. */
export const SETTLEMENT_REPORT = 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2';

export interface ReportRequest {
  readonly reportType: string;
  readonly marketplaceIds: readonly string[];
  readonly dataStartTime?: string;
  readonly dataEndTime?: string;
  readonly reportOptions?: Readonly<Record<string, string>>;
}

export function isRestricted(reportType: string): boolean {
  return RESTRICTED.has(reportType);
}
