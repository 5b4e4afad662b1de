import type { RegionCode } from './regions';

export interface Marketplace {
  /** As people know it: `DE`, `UK`. */
  readonly code: string;
  /** ISO 3166. */
  readonly country: string;
  readonly name: string;
  readonly id: string;
  readonly region: RegionCode;
  readonly domain: string;
}

const of = (region: RegionCode, code: string, name: string, id: string, domain: string, country = code): Marketplace => ({ code, country, name, id, region, domain });

/** @see https://developer-docs.amazon.com/sp-api/docs/marketplace-ids */
export const MARKETPLACES: readonly Marketplace[] = [
  of('na', 'CA', 'Canada', 'A2EUQ1WTGCTBG2', 'www.amazon.ca'),
  of('na', 'US', 'United States', 'ATVPDKIKX0DER', 'www.amazon.com'),
  of('na', 'MX', 'Mexico', 'A1AM78C64UM0Y8', 'www.amazon.com.mx'),
  of('na', 'BR', 'Brazil', 'A2Q3Y263D00KWC', 'www.amazon.com.br'),
  of('eu', 'IE', 'Ireland', 'A28R8C7NBKEWEA', 'www.amazon.ie'),
  of('eu', 'ES', 'Spain', 'A1RKKUPIHCS9HS', 'www.amazon.es'),
  of('eu', 'UK', 'United Kingdom', 'A1F83G8C2ARO7P', 'www.amazon.co.uk', 'GB'),
  of('eu', 'FR', 'France', 'A13V1IB3VIYZZH', 'www.amazon.fr'),
  of('eu', 'BE', 'Belgium', 'AMEN7PMS3EDWL', 'www.amazon.com.be'),
  of('eu', 'NL', 'Netherlands', 'A1805IZSGTT6HS', 'www.amazon.nl'),
  of('eu', 'DE', 'Germany', 'A1PA6795UKMFR9', 'www.amazon.de'),
  of('eu', 'IT', 'Italy', 'APJ6JRA9NG5V4', 'www.amazon.it'),
  of('eu', 'SE', 'Sweden', 'A2NODRKZP88ZB9', 'www.amazon.se'),
  of('eu', 'ZA', 'South Africa', 'AE08WJ6YKNBMC', 'www.amazon.co.za'),
  of('eu', 'PL', 'Poland', 'A1C3SOZRARQ6R3', 'www.amazon.pl'),
  of('eu', 'EG', 'Egypt', 'ARBP9OOSHTCHU', 'www.amazon.eg'),
  of('eu', 'TR', 'Turkey', 'A33AVAJ2PDY3EV', 'www.amazon.com.tr'),
  of('eu', 'SA', 'Saudi Arabia', 'A17E79C6D8DWNP', 'www.amazon.sa'),
  of('eu', 'AE', 'United Arab Emirates', 'A2VIGQ35RCS4UG', 'www.amazon.ae'),
  of('eu', 'IN', 'India', 'A21TJRUUN4KGV', 'www.amazon.in'),
  of('fe', 'SG', 'Singapore', 'A19VAU5U5O7RUS', 'www.amazon.sg'),
  of('fe', 'AU', 'Australia', 'A39IBJ37TRP1C6', 'www.amazon.com.au'),
  of('fe', 'JP', 'Japan', 'A1VC38T7YXB528', 'www.amazon.co.jp'),
];

/** By code (`DE`, `UK` or `GB`) or by id; null for one that is not known here. */
export function findMarketplace(codeOrId: string): Marketplace | null {
  const wanted = codeOrId.trim().toUpperCase();
  return MARKETPLACES.find(({ code, country, id }) => code === wanted || country === wanted || id === wanted) ?? null;
}
