import { CredentialRefused } from '../../sync/types';
import { findMarketplace } from './marketplaces';
import { REGIONS, regionOf, TOKEN_URL, type RegionCode } from './regions';
import { BUYER_DATA, FINANCES_SOURCES, ORDERS_VERSIONS, type AmazonCredential } from './types';

export const ENVIRONMENTS = ['production', 'sandbox', 'custom'] as const;

type Fields = Readonly<Record<string, unknown>>;

/** The fields of an Amazon Seller API credential, checked. Throws `CredentialRefused` that names the field. */
export function checkedCredential(fields: Fields): AmazonCredential {
  const region = oneOf(fields, 'region', REGIONS.map(({ code }) => code), null);
  const { apiUrl, tokenUrl } = addressesOf(fields, region);
  return {
    region, apiUrl, tokenUrl,
    clientId: needed(fields, 'clientId', 'Copy the LWA client identifier of the application from Developer Central.'),
    clientSecret: needed(fields, 'clientSecret', 'Copy the LWA client secret of the application from Developer Central; it ends after 180 days.'),
    refreshToken: needed(fields, 'refreshToken', 'Authorise the application for the seller, and copy the token that starts with Atzr|.'),
    sellerId: text(fields.sellerId),
    marketplaceIds: marketplacesOf(fields, region),
    ordersVersion: oneOf(fields, 'ordersVersion', ORDERS_VERSIONS, ORDERS_VERSIONS[0]),
    financesSource: oneOf(fields, 'financesSource', FINANCES_SOURCES, FINANCES_SOURCES[0]),
    buyerData: oneOf(fields, 'buyerData', BUYER_DATA, BUYER_DATA[0]),
  };
}

/** With a base URL of one's own the hosts are paths below it: `/na`, `/eu`, `/fe`, and `/auth/o2/token`. */
export function addressesOf(fields: Fields, code: RegionCode): Pick<AmazonCredential, 'apiUrl' | 'tokenUrl'> {
  const environment = oneOf(fields, 'environment', ENVIRONMENTS, ENVIRONMENTS[0]);
  const { host, sandboxHost } = regionOf(code);
  if (environment !== 'custom') return { apiUrl: environment === 'sandbox' ? sandboxHost : host, tokenUrl: TOKEN_URL };
  const baseUrl = text(fields.baseUrl).replace(/\/+$/, '');
  if (!URL.canParse(baseUrl) || !/^https?:/.test(baseUrl)) throw new CredentialRefused('baseUrl', 'The base URL is no address. Give one that starts with http:// or https://, or choose another environment.');
  return { apiUrl: `${baseUrl}/${code}`, tokenUrl: `${baseUrl}/auth/o2/token` };
}

function marketplacesOf(fields: Fields, region: RegionCode): string[] {
  const given = Array.isArray(fields.marketplaces) ? fields.marketplaces.map(String) : text(fields.marketplaces).split(',');
  return given.map((one) => one.trim()).filter(Boolean).map((one) => {
    const marketplace = findMarketplace(one);
    if (!marketplace) throw new CredentialRefused('marketplaces', 'One of the marketplaces is none of Amazon’s. Give country codes such as DE, UK, US with commas between them.');
    if (marketplace.region !== region) throw new CredentialRefused('marketplaces', `${marketplace.name} belongs to another region than ${regionOf(region).name}. Each region has its own authorisation, so make a credential for each.`);
    return marketplace.id;
  });
}

function oneOf<T extends string>(fields: Fields, name: string, allowed: readonly T[], otherwise: T | null): T {
  const given = text(fields[name]) || otherwise;
  const known = allowed.find((one) => one === given);
  if (known === undefined) throw new CredentialRefused(name, `The field ${name} must be one of ${allowed.join(', ')}.`);
  return known;
}

function needed(fields: Fields, name: string, advice: string): string {
  const value = text(fields[name]);
  if (value === '') throw new CredentialRefused(name, `The field ${name} is empty. ${advice}`);
  return value;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
