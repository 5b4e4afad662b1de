export type RegionCode = 'na' | 'eu' | 'fe';

export interface Marketplace {
  readonly id: string;
  readonly country: string;
  readonly name: string;
  readonly domain: string;
  readonly currency: string;
  readonly language: string;
  readonly region: RegionCode;
  /** How orders of this marketplace are numbered: their first three digits. */
  readonly orderPrefix: string;
}

/** Those of the simulated sellers. @see https://developer-docs.amazon.com/sp-api/docs/marketplace-ids */
export const US: Marketplace = { id: 'ATVPDKIKX0DER', country: 'US', name: 'Amazon.com', domain: 'www.amazon.com', currency: 'USD', language: 'en_US', region: 'na', orderPrefix: '113' };
export const CA: Marketplace = { id: 'A2EUQ1WTGCTBG2', country: 'CA', name: 'Amazon.ca', domain: 'www.amazon.ca', currency: 'CAD', language: 'en_CA', region: 'na', orderPrefix: '701' };
export const DE: Marketplace = { id: 'A1PA6795UKMFR9', country: 'DE', name: 'Amazon.de', domain: 'www.amazon.de', currency: 'EUR', language: 'de_DE', region: 'eu', orderPrefix: '305' };
export const GB: Marketplace = { id: 'A1F83G8C2ARO7P', country: 'GB', name: 'Amazon.co.uk', domain: 'www.amazon.co.uk', currency: 'GBP', language: 'en_GB', region: 'eu', orderPrefix: '206' };
export const FR: Marketplace = { id: 'A13V1IB3VIYZZH', country: 'FR', name: 'Amazon.fr', domain: 'www.amazon.fr', currency: 'EUR', language: 'fr_FR', region: 'eu', orderPrefix: '408' };

export const REGIONS: readonly RegionCode[] = ['na', 'eu', 'fe'];
