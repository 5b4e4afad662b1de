import { CA, DE, FR, GB, US, type Marketplace, type RegionCode } from './marketplaces';

export interface Seller {
  readonly id: string;
  readonly storeName: string;
  readonly region: RegionCode;
  readonly marketplaces: readonly Marketplace[];
  readonly refreshToken: string;
  /** Makes other data than that of the other seller. */
  readonly seed: number;
}

/** The simulated sellers, each in a region of its own. The far east has none. */
export const SELLERS: readonly Seller[] = [
  { id: 'A2SANDBOXUS01X', storeName: 'Tributary Outdoor', region: 'na', marketplaces: [US, CA], refreshToken: 'Atzr|sandbox-refresh-na', seed: 11 },
  { id: 'A3SANDBOXEU02Y', storeName: 'Tributary Europe', region: 'eu', marketplaces: [DE, GB, FR], refreshToken: 'Atzr|sandbox-refresh-eu', seed: 23 },
];

/** The application both have authorised. */
export const APPLICATION = { clientId: 'amzn1.application-oa2-client.sandbox', clientSecret: 'amzn1.oa2-cs.v1.sandbox-secret' } as const;
