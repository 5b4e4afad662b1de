import type {
  Icon,
  ICredentialDataDecryptedObject,
  ICredentialTestRequest,
  ICredentialType,
  IHttpRequestHelper,
  IHttpRequestOptions,
} from 'n8n-workflow';
import { authenticate, clientOf, fetchAccessToken } from './customerApi/authentication';
import { customerApiProperties } from './customerApi/properties';
import { status } from './testRule';
import { tokenToKeep } from './token/keptToken';

/** A customer API reached by one base URL and one of five ways to sign in. */
export class CustomerApi implements ICredentialType {
  name = 'customerApi';

  displayName = 'Customer API';

  documentationUrl = 'https://github.com/tributary-data/n8n-nodes-tributary#customer-api-credential';

  icon: Icon = { light: 'file:../icons/customerApi.svg', dark: 'file:../icons/customerApi.dark.svg' };

  properties = customerApiProperties;

  authenticate = async (
    credentials: ICredentialDataDecryptedObject,
    request: IHttpRequestOptions,
  ): Promise<IHttpRequestOptions> => authenticate(credentials, request);

  /** Only OAuth2 has a token to fetch; for the other four n8n takes an empty answer as "nothing to do". */
  async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
    if (credentials.authentication !== 'oauth2') return {};
    return { accessToken: tokenToKeep(clientOf(credentials), await fetchAccessToken(this, credentials)) };
  }

  test: ICredentialTestRequest = {
    request: {
      baseURL: '={{ $credentials.baseUrl }}',
      url: '={{ $credentials.healthEndpoint || "/" }}',
    },
    rules: [
      status(401, 'The API does not know this credential (401). Check the secret and the kind of authentication.'),
      status(403, 'The API knows this credential but does not let it in (403). Ask its owner for access.'),
      status(404, 'Nothing answers at the health endpoint (404). Check the base URL and the health endpoint.'),
      status(429, 'The API asks to wait (429). The credential was not judged; test it again in a minute.'),
      status(500, 'The API answered, but it is not well itself (500). Try again later.'),
      status(503, 'The API is not available just now (503). Try again later.'),
    ],
  };
}
