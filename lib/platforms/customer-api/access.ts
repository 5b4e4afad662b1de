import { apiKeyHeader, basic, bearer, none, oauth2ClientCredentials, type AuthStrategy } from '../../http';
import type { CustomerApiCredential } from './types';

/** How requests prove who they come from. Throws HttpFailure `credentials` on a credential that cannot be sent. */
export function authOf(credential: CustomerApiCredential): AuthStrategy {
  switch (credential.authentication) {
    case 'bearerToken':
      // The documented config allows the token under either name.
      return bearer(credential.bearerToken || credential.apiKey);
    case 'apiKey':
      return apiKeyHeader(credential.apiKey, credential.headerName || 'X-API-Key');
    case 'basic':
      return basic(credential.username, credential.password);
    case 'oauth2':
      return oauth2ClientCredentials({
        tokenUrl: absolute(credential.tokenUrl, credential.baseUrl),
        clientId: credential.clientId,
        clientSecret: credential.clientSecret,
      });
    default:
      return none();
  }
}

/** Who the account is, without secrets: part of the destination's identity. */
export function accountOf(credential: CustomerApiCredential): string {
  if (credential.authentication === 'basic') return credential.username;
  return credential.authentication === 'oauth2' ? credential.clientId : '';
}

function absolute(url: string, baseUrl: string): string {
  return /^https?:/i.test(url) ? url : `${baseUrl.replace(/\/+$/, '')}/${url.replace(/^\/+/, '')}`;
}
