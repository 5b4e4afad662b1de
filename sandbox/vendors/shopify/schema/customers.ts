/** Customers. */
export const CUSTOMERS = /* GraphQL */ `
enum CustomerState { DECLINED DISABLED ENABLED INVITED }
enum CustomerEmailAddressMarketingState { INVALID NOT_SUBSCRIBED PENDING SUBSCRIBED UNSUBSCRIBED }
enum CustomerEmailMarketingState { INVALID NOT_SUBSCRIBED PENDING REDACTED SUBSCRIBED UNSUBSCRIBED }
enum CustomerMarketingOptInLevel { CONFIRMED_OPT_IN SINGLE_OPT_IN UNKNOWN }
enum CustomerMarketingConsentState { NEVER_SUBSCRIBED PENDING REDACTED SUBSCRIBED UNSUBSCRIBED }
enum CustomerSortKeys { CREATED_AT ID LOCATION NAME RELEVANCE UPDATED_AT }

type CustomerEmailAddress {
  emailAddress: String! marketingState: CustomerEmailAddressMarketingState! marketingOptInLevel: CustomerMarketingOptInLevel marketingUpdatedAt: DateTime
}
type CustomerSmsMarketingConsent { state: CustomerMarketingConsentState! }
type CustomerPhoneNumber { phoneNumber: String! smsMarketingConsent: CustomerSmsMarketingConsent! }
type Customer {
  id: ID! legacyResourceId: UnsignedInt64! firstName: String lastName: String displayName: String! locale: String! note: String state: CustomerState!
  tags: [String!]! taxExempt: Boolean! verifiedEmail: Boolean! canDelete: Boolean! numberOfOrders: UnsignedInt64! amountSpent: MoneyV2!
  createdAt: DateTime! updatedAt: DateTime! defaultEmailAddress: CustomerEmailAddress defaultPhoneNumber: CustomerPhoneNumber
  defaultAddress: MailingAddress addressesV2(first: Int, after: String): MailingAddressConnection!
}
type MailingAddressEdge { cursor: String! node: MailingAddress! }
type MailingAddressConnection { edges: [MailingAddressEdge!]! nodes: [MailingAddress!]! pageInfo: PageInfo! }
type CustomerEdge { cursor: String! node: Customer! }
type CustomerConnection { edges: [CustomerEdge!]! nodes: [Customer!]! pageInfo: PageInfo! }

input CustomerEmailMarketingConsentInput { marketingState: CustomerEmailMarketingState! marketingOptInLevel: CustomerMarketingOptInLevel consentUpdatedAt: DateTime }
input CustomerInput {
  id: ID email: String phone: String firstName: String lastName: String locale: String note: String tags: [String!] taxExempt: Boolean
  addresses: [MailingAddressInput!] emailMarketingConsent: CustomerEmailMarketingConsentInput
}
input CustomerSetInput {
  email: String phone: String firstName: String lastName: String locale: String note: String tags: [String!] taxExempt: Boolean
  addresses: [MailingAddressInput!]
}
input CustomerSetIdentifiers { id: ID email: String phone: String }
input CustomerIdentifierInput { id: ID emailAddress: String phoneNumber: String }
input CustomerDeleteInput { id: ID! }
enum CustomerSetUserErrorCode { BLANK ID_NOT_ALLOWED INCLUSION INPUT_MISMATCH INVALID MISSING_FIELD_REQUIRED NOT_FOUND PRESENT TAKEN TOO_LONG TOO_SHORT }
type CustomerSetUserError { code: CustomerSetUserErrorCode field: [String!] message: String! }
type CustomerCreatePayload { customer: Customer userErrors: [UserError!]! }
type CustomerUpdatePayload { customer: Customer userErrors: [UserError!]! }
type CustomerSetPayload { customer: Customer userErrors: [CustomerSetUserError!]! }
type CustomerDeletePayload { deletedCustomerId: ID userErrors: [UserError!]! }
`;
