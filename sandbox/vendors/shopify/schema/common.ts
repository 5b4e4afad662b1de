/** Scalars, paging and money, as far as the simulated parts use them. */
export const COMMON = /* GraphQL */ `
directive @idempotent(key: String!) on FIELD

scalar BigInt
scalar DateTime
scalar Decimal
scalar HTML
scalar JSON
scalar Money
scalar UnsignedInt64
scalar URL

schema { query: QueryRoot mutation: Mutation }

enum CurrencyCode { AUD CAD CHF EUR GBP JPY SEK USD }
enum CountryCode { AT AU BE CA CH DE DK ES FR GB IE IT JP NL PL SE US }
enum CountPrecision { AT_LEAST EXACT }

type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
type Count { count: Int! precision: CountPrecision! }
type MoneyV2 { amount: Decimal! currencyCode: CurrencyCode! }
type MoneyBag { shopMoney: MoneyV2! presentmentMoney: MoneyV2! }
type UserError { field: [String!] message: String! }
type ApiVersion { handle: String! displayName: String! supported: Boolean! }
type AccessScope { handle: String! description: String! }
type AppInstallation { id: ID! accessScopes: [AccessScope!]! }
type ShopPlan { publicDisplayName: String! partnerDevelopment: Boolean! shopifyPlus: Boolean! }
type Shop {
  id: ID! name: String! email: String! contactEmail: String! myshopifyDomain: String! currencyCode: CurrencyCode! ianaTimezone: String! plan: ShopPlan!
}
type MailingAddress {
  id: ID! address1: String address2: String city: String company: String country: String countryCodeV2: CountryCode firstName: String lastName: String
  name: String phone: String province: String provinceCode: String zip: String
}
input MailingAddressInput {
  address1: String address2: String city: String company: String countryCode: CountryCode firstName: String lastName: String phone: String
  provinceCode: String zip: String
}
input MoneyInput { amount: Decimal! currencyCode: CurrencyCode! }
input MoneyBagInput { shopMoney: MoneyInput! presentmentMoney: MoneyInput }
input AttributeInput { key: String! value: String! }
`;
