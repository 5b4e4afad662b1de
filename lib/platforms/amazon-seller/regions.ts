export type RegionCode = 'na' | 'eu' | 'fe';

export interface Region {
  readonly code: RegionCode;
  readonly name: string;
  readonly host: string;
  /** Answers with examples of Amazon's own, to try a credential on. */
  readonly sandboxHost: string;
}

/** @see https://developer-docs.amazon.com/sp-api/docs/sp-api-endpoints */
export const REGIONS: readonly Region[] = [
  { code: 'na', name: 'North America', host: 'https://sellingpartnerapi-na.amazon.com', sandboxHost: 'https://sandbox.sellingpartnerapi-na.amazon.com' },
  { code: 'eu', name: 'Europe, Middle East, Africa, India', host: 'https://sellingpartnerapi-eu.amazon.com', sandboxHost: 'https://sandbox.sellingpartnerapi-eu.amazon.com' },
  { code: 'fe', name: 'Far East', host: 'https://sellingpartnerapi-fe.amazon.com', sandboxHost: 'https://sandbox.sellingpartnerapi-fe.amazon.com' },
];

/** One for all regions. */
export const TOKEN_URL = 'https://api.amazon.com/auth/o2/token';

export function regionOf(code: RegionCode): Region {
  const region = REGIONS.find((one) => one.code === code);
  if (!region) throw new RangeError(`Amazon has no region ${JSON.stringify(code)}.`);
  return region;
}
