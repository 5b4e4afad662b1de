import type {
  Icon, ICredentialDataDecryptedObject, ICredentialTestRequest, ICredentialType, IHttpRequestHelper, IHttpRequestOptions, INodeProperties,
} from 'n8n-workflow';
import { API_VERSION } from '../lib/platforms/shopify/version';
import { authenticate, clientOf, fetchAccessToken, usesToken } from './shopifyStoreApi/authentication';
import { tokenToKeep } from './token/keptToken';

/** An app on one Shopify store: made in the Dev Dashboard, or a custom app of the store's admin. */
export class ShopifyStoreApi implements ICredentialType {
  name = 'shopifyStoreApi';

  displayName = 'Shopify Store API';

  documentationUrl = 'https://github.com/tributary-data/n8n-nodes-tributary#shopify-store-api-credential';

  icon: Icon = { light: 'file:../icons/shopify.svg', dark: 'file:../icons/shopify.dark.svg' };

  properties: INodeProperties[] = [
    {
      displayName: 'Shop',
      name: 'shop',
      type: 'string',
      default: '',
      placeholder: 'e.g. demo.myshopify.com',
      description: 'The store’s own domain, which ends in .myshopify.com, or its first part',
    },
    {
      displayName: 'Authentication',
      name: 'authentication',
      type: 'options',
      options: [
        { name: 'Client ID and Secret', value: 'clientCredentials', description: 'An app from the Dev Dashboard of the store’s own organization' },
        { name: 'Access Token', value: 'accessToken', description: 'A custom app that was made in the store’s admin before 2026' },
      ],
      default: 'clientCredentials',
      description: 'How the app proves who it is',
    },
    {
      displayName: 'Client ID',
      name: 'clientId',
      type: 'string',
      default: '',
      description: 'Of the app, in the Dev Dashboard under Settings',
      displayOptions: { show: { authentication: ['clientCredentials'] } },
    },
    {
      displayName: 'Access Token',
      name: 'accessToken',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      placeholder: 'e.g. shpat_…',
      description: 'The Admin API access token of the app',
      displayOptions: { show: { authentication: ['accessToken'] } },
    },
    {
      displayName: 'Client Secret',
      name: 'clientSecret',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      description: 'Of the app; also called API secret key. Gets access tokens, and checks the signature of webhooks: beside an access token only the Shopify Trigger needs it.',
    },
    {
      displayName: 'Base URL',
      name: 'baseUrl',
      type: 'string',
      default: '',
      placeholder: 'e.g. https://proxy.example.com/demo',
      description: 'Another address than the store’s own, such as a proxy. Leave empty otherwise.',
    },
    {
      displayName: 'Token',
      name: 'token',
      type: 'hidden',
      typeOptions: { expirable: true, password: true },
      default: '',
    },
  ];

  async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
    if (usesToken(credentials)) return { token: 'not needed' };
    return { token: tokenToKeep(clientOf(credentials), await fetchAccessToken(this, credentials)) };
  }

  authenticate = async (credentials: ICredentialDataDecryptedObject, request: IHttpRequestOptions): Promise<IHttpRequestOptions> => authenticate(credentials, request);

  test: ICredentialTestRequest = {
    request: {
      method: 'POST',
      baseURL: '={{ $credentials.baseUrl.trim().replace(/\\/+$/, "") || "https://" + $credentials.shop.trim().toLowerCase().replace(/^(https?:\\/\\/)?admin\\.shopify\\.com\\/store\\//, "").replace(/^https?:\\/\\//, "").replace(/[\\/?#].*$/, "").replace(/^([^.]+)$/, "$1.myshopify.com") }}',
      url: `/admin/api/${API_VERSION}/graphql.json`,
      body: { query: '{ shop { name } currentAppInstallation { accessScopes { handle } } }' },
    },
    rules: [
      status(401, 'Shopify does not accept the access token (401). Check it, or install the app again.'),
      status(402, 'The store’s plan does not have this, or the store is not paid for (402).'),
      status(403, 'Shopify does not let the app in (403). Check that it is installed in this store.'),
      status(404, 'There is no such store (404). Check the domain: it ends in .myshopify.com.'),
      status(423, 'The store is locked (423). Shopify’s support can tell why.'),
      status(429, 'Shopify asks to wait (429). The credential was not judged; test it again in a moment.'),
      status(500, 'Shopify had an error of its own (500). Try again later.'),
      status(503, 'Shopify is not available just now (503). Try again later.'),
    ],
  };
}

function status(value: number, message: string) {
  return { type: 'responseCode' as const, properties: { value, message } };
}
