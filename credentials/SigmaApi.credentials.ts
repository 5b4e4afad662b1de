import type {
  Icon,
  ICredentialDataDecryptedObject,
  ICredentialTestRequest,
  ICredentialType,
  IHttpRequestHelper,
  IHttpRequestOptions,
  INodeProperties,
} from 'n8n-workflow';
import { REGIONS } from '../lib/platforms/sigma/regions';
import { authenticate, clientOf, fetchAccessToken } from './sigmaApi/authentication';
import { status } from './testRule';
import { tokenToKeep } from './token/keptToken';

const regions = REGIONS.map(({ name, baseUrl }) => ({ name, value: baseUrl, description: baseUrl }));

/** API credentials of one Sigma organisation, made under Administration > Developer Access. */
export class SigmaApi implements ICredentialType {
  name = 'sigmaApi';

  displayName = 'Sigma API';

  documentationUrl = 'https://github.com/tributary-data/n8n-nodes-tributary#sigma-api-credential';

  icon: Icon = { light: 'file:../icons/sigma.svg', dark: 'file:../icons/sigma.dark.svg' };

  properties: INodeProperties[] = [
    {
      displayName: 'Cloud Region',
      name: 'region',
      type: 'options',
      options: [...regions, { name: 'Custom Base URL', value: 'custom', description: 'Another address, such as a proxy' }],
      default: 'https://aws-api.sigmacomputing.com',
      description: 'Where your organization lives: compare with Administration > Developer Access > API base URL. Every other region refuses its clients.',
    },
    {
      displayName: 'Base URL',
      name: 'baseUrl',
      type: 'string',
      default: '',
      placeholder: 'e.g. https://api.eu.aws.sigmacomputing.com',
      description: 'Address of the API, without /v2',
      displayOptions: { show: { region: ['custom'] } },
    },
    {
      displayName: 'Client ID',
      name: 'clientId',
      type: 'string',
      default: '',
      description: 'Of an API credential made under Administration > Developer Access. Its owner decides what the nodes may see and do.',
    },
    {
      displayName: 'Client Secret',
      name: 'clientSecret',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      description: 'Shown once when the API credential is made',
    },
    {
      displayName: 'Access Token',
      name: 'accessToken',
      type: 'hidden',
      typeOptions: { expirable: true, password: true },
      default: '',
    },
  ];

  async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
    return { accessToken: tokenToKeep(clientOf(credentials), await fetchAccessToken(this, credentials)) };
  }

  authenticate = async (
    credentials: ICredentialDataDecryptedObject,
    request: IHttpRequestOptions,
  ): Promise<IHttpRequestOptions> => authenticate(credentials, request);

  test: ICredentialTestRequest = {
    request: {
      baseURL: '={{ $credentials.region === "custom" ? $credentials.baseUrl.trim().replace(/\\/+$/, "") : $credentials.region }}',
      url: '/v2/whoami',
    },
    rules: [
      status(401, 'Sigma does not know this client (401). Check client ID, client secret and cloud region.'),
      status(403, "Sigma knows this client but does not let it in (403). Check the account type of the credential's owner."),
      status(404, 'Nothing answers at this address (404). Check the base URL: it ends before /v2.'),
      status(429, 'Sigma asks to wait (429). The credential was not judged; test it again in a moment.'),
      status(500, 'Sigma had an error of its own (500). Try again later.'),
      status(503, 'Sigma is not available just now (503). Try again later.'),
    ],
  };
}
