/** What a person is told where neither the credential nor Amazon says who the seller is. */
export const SELLER_UNKNOWN =
  'Amazon does not tell this application which seller it reads: enter the Seller ID, which Seller Central shows as Merchant Token under Settings > Account Info > Business Information; nothing was written.';
