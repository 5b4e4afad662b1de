import { CredentialRefused } from '../../sync/types';
import { REGIONS } from './regions';
import type { SigmaCredential } from './types';

const CUSTOM = 'custom';

/** The fields of a Sigma API credential as a client knows them; nothing is checked, a status may be asked without a client. */
export function sigmaCredential(fields: Readonly<Record<string, unknown>>): SigmaCredential {
  const region = text(fields.region);
  const baseUrl = region === '' || region === CUSTOM ? text(fields.baseUrl) : region;
  return { baseUrl: baseUrl.replace(/\/+$/, ''), clientId: text(fields.clientId), clientSecret: text(fields.clientSecret) };
}

/** The same, complete. Throws `CredentialRefused`. */
export function checkedCredential(fields: Readonly<Record<string, unknown>>): SigmaCredential {
  const region = text(fields.region);
  if (region !== '' && region !== CUSTOM && !REGIONS.some(({ baseUrl }) => baseUrl === region)) {
    throw new CredentialRefused('region', `The region is none of Sigma's. Choose one of ${REGIONS.map(({ baseUrl }) => baseUrl).join(', ')}, or ${CUSTOM} with a base URL.`);
  }
  const credential = sigmaCredential(fields);
  if (!URL.canParse(credential.baseUrl)) throw new CredentialRefused('baseUrl', 'The base URL is no address. Give the API base URL that Sigma shows under Administration > Developer Access.');
  for (const field of ['clientId', 'clientSecret'] as const) {
    if (credential[field] === '') throw new CredentialRefused(field, 'Client ID and client secret are both needed. Make them under Administration > Developer Access in Sigma.');
  }
  return credential;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
