/** Orders with their lines, transactions and refunds. */
export const ORDERS = /* GraphQL */ `
enum OrderDisplayFinancialStatus { AUTHORIZED EXPIRED PAID PARTIALLY_PAID PARTIALLY_REFUNDED PENDING REFUNDED VOIDED }
enum OrderDisplayFulfillmentStatus {
  FULFILLED IN_PROGRESS ON_HOLD OPEN PARTIALLY_FULFILLED PENDING_FULFILLMENT REQUEST_DECLINED RESTOCKED SCHEDULED UNFULFILLED
}
enum OrderReturnStatus { INSPECTION_COMPLETE IN_PROGRESS NO_RETURN RETURNED RETURN_FAILED RETURN_REQUESTED }
enum OrderCancelReason { CUSTOMER DECLINED FRAUD INVENTORY OTHER STAFF }
enum OrderTransactionKind { AUTHORIZATION CAPTURE CHANGE REFUND SALE SUGGESTED_REFUND VOID }
enum OrderTransactionStatus { AWAITING_RESPONSE ERROR FAILURE PENDING SUCCESS UNKNOWN }
enum OrderSortKeys {
  CREATED_AT CURRENT_TOTAL_PRICE CUSTOMER_NAME DESTINATION FINANCIAL_STATUS FULFILLMENT_STATUS ID ORDER_NUMBER PO_NUMBER PROCESSED_AT RELEVANCE
  TOTAL_ITEMS_QUANTITY TOTAL_PRICE UPDATED_AT
}
enum OrderCreateFinancialStatus { AUTHORIZED EXPIRED PAID PARTIALLY_PAID PARTIALLY_REFUNDED PENDING REFUNDED VOIDED }
enum OrderCreateInputsInventoryBehavior { BYPASS DECREMENT_IGNORING_POLICY DECREMENT_OBEYING_POLICY }

type TaxLine { title: String! rate: Float priceSet: MoneyBag! }
type DiscountAllocation { allocatedAmountSet: MoneyBag! }
type LineItem {
  id: ID! title: String! name: String! quantity: Int! currentQuantity: Int! sku: String variantTitle: String vendor: String product: Product variant: ProductVariant
  originalUnitPriceSet: MoneyBag! originalTotalSet: MoneyBag! discountedUnitPriceSet: MoneyBag! discountedTotalSet(withCodeDiscounts: Boolean): MoneyBag!
  totalDiscountSet: MoneyBag! discountAllocations: [DiscountAllocation!]! taxLines(first: Int): [TaxLine!]!
}
type LineItemEdge { cursor: String! node: LineItem! }
type LineItemConnection { edges: [LineItemEdge!]! nodes: [LineItem!]! pageInfo: PageInfo! }
type OrderTransaction {
  id: ID! kind: OrderTransactionKind! status: OrderTransactionStatus! gateway: String test: Boolean! amountSet: MoneyBag! createdAt: DateTime! processedAt: DateTime
}
type Refund { id: ID! legacyResourceId: UnsignedInt64! note: String createdAt: DateTime processedAt: DateTime! updatedAt: DateTime! totalRefundedSet: MoneyBag! }
type Order {
  id: ID! legacyResourceId: UnsignedInt64! name: String! number: Int! email: String phone: String note: String tags: [String!]! test: Boolean! poNumber: String
  sourceName: String currencyCode: CurrencyCode! presentmentCurrencyCode: CurrencyCode! taxesIncluded: Boolean! createdAt: DateTime! updatedAt: DateTime!
  processedAt: DateTime! cancelledAt: DateTime cancelReason: OrderCancelReason closedAt: DateTime displayFinancialStatus: OrderDisplayFinancialStatus
  displayFulfillmentStatus: OrderDisplayFulfillmentStatus! returnStatus: OrderReturnStatus! customer: Customer shippingAddress: MailingAddress
  billingAddress: MailingAddress totalPriceSet: MoneyBag! currentTotalPriceSet: MoneyBag! subtotalPriceSet: MoneyBag totalTaxSet: MoneyBag
  totalDiscountsSet: MoneyBag totalShippingPriceSet: MoneyBag! totalRefundedSet: MoneyBag! lineItems(first: Int, after: String, last: Int, before: String): LineItemConnection!
  transactions(first: Int): [OrderTransaction!]! refunds(first: Int): [Refund!]!
}
type OrderEdge { cursor: String! node: Order! }
type OrderConnection { edges: [OrderEdge!]! nodes: [Order!]! pageInfo: PageInfo! }

input OrderIdentifierInput { id: ID }
input OrderCreateLineItemInput { title: String quantity: Int! sku: String variantId: ID productId: ID variantTitle: String priceSet: MoneyBagInput }
input OrderCreateAssociateCustomerAttributesInput { id: ID email: String }
input OrderCreateCustomerInput { toAssociate: OrderCreateAssociateCustomerAttributesInput }
input OrderCreateOrderInput {
  email: String phone: String note: String tags: [String!] test: Boolean currency: CurrencyCode poNumber: String sourceName: String processedAt: DateTime
  financialStatus: OrderCreateFinancialStatus customer: OrderCreateCustomerInput lineItems: [OrderCreateLineItemInput!]
  shippingAddress: MailingAddressInput billingAddress: MailingAddressInput
}
input OrderCreateOptionsInput { inventoryBehaviour: OrderCreateInputsInventoryBehavior sendReceipt: Boolean sendFulfillmentReceipt: Boolean }
input OrderInput {
  id: ID! email: String note: String phone: String poNumber: String tags: [String!] shippingAddress: MailingAddressInput customAttributes: [AttributeInput!]
}
enum OrderCreateUserErrorCode { FULFILLMENT_SERVICE_INVALID INVALID INVENTORY_CLAIM_FAILED PROCESSED_AT_INVALID REDUNDANT_CUSTOMER_FIELDS SHOP_DORMANT TAX_LINE_RATE_MISSING }
type OrderCreateUserError { code: OrderCreateUserErrorCode field: [String!] message: String! }
type OrderCreatePayload { order: Order userErrors: [OrderCreateUserError!]! }
type OrderUpdatePayload { order: Order userErrors: [UserError!]! }
`;
