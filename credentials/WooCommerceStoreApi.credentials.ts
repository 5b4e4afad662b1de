import type { Icon, ICredentialDataDecryptedObject, ICredentialTestRequest, ICredentialType, IHttpRequestOptions, INodeProperties } from 'n8n-workflow';
import { status } from './testRule';
import { authenticate } from './wooCommerceStoreApi/authentication';

/** A REST API key of one WooCommerce store, made under WooCommerce > Settings > Advanced > REST API. */
export class WooCommerceStoreApi implements ICredentialType {
  name = 'wooCommerceStoreApi';

  displayName = 'WooCommerce Store API';

  documentationUrl = 'https://github.com/tributary-data/n8n-nodes-tributary#woocommerce-store-api-credential';

  icon: Icon = { light: 'file:../icons/wooCommerceStore.svg', dark: 'file:../icons/wooCommerceStore.dark.svg' };

  properties: INodeProperties[] = [
    {
      displayName: 'Store URL',
      name: 'url',
      type: 'string',
      default: '',
      placeholder: 'e.g. https://shop.example.com',
      description: 'Address of the WordPress site, with its folder if it has one. Where permalinks are plain, end it with /?rest_route=/.',
    },
    // Half of the credential, and nobody has to read it here.
    // eslint-disable-next-line @n8n/community-nodes/credential-unnecessary-password
    {
      displayName: 'Consumer Key',
      name: 'consumerKey',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      placeholder: 'e.g. ck_…',
      description: 'Made in WooCommerce under Settings > Advanced > REST API, for a user who is an administrator or shop manager',
    },
    {
      displayName: 'Consumer Secret',
      name: 'consumerSecret',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      placeholder: 'e.g. cs_…',
      description: 'Shown once, together with the consumer key',
    },
    {
      displayName: 'Authentication',
      name: 'authentication',
      type: 'options',
      options: [
        { name: 'Automatic', value: 'automatic', description: 'Basic over HTTPS, and signed requests where the web server does not let that through' },
        { name: 'Basic', value: 'basic', description: 'Key and secret in the Authorization header; HTTPS only' },
        { name: 'In the Query', value: 'query', description: 'Key and secret in the address, which servers log; HTTPS only, where nothing else works' },
        { name: 'OAuth 1.0a', value: 'oauth1', description: 'Requests are signed and the secret is never sent' },
      ],
      default: 'automatic',
      description: 'How requests show the key',
    },
    {
      displayName: 'Allow HTTP',
      name: 'allowHttp',
      type: 'boolean',
      default: false,
      description: 'Whether a store without HTTPS may be used. Requests are signed then, but orders and customers travel unencrypted.',
    },
  ];

  authenticate = async (credentials: ICredentialDataDecryptedObject, request: IHttpRequestOptions): Promise<IHttpRequestOptions> =>
    authenticate(credentials, request);

  test: ICredentialTestRequest = {
    request: { baseURL: '={{ $credentials.url }}', url: '/wc/v3/orders', qs: { per_page: 1, _fields: 'id' } },
    rules: [
      status(401, 'The store does not know this key (401). Check both keys, that their permission includes Read and their user is an administrator or shop manager, and that the URL is the final one.'),
      status(403, 'The store, its firewall or a security plugin does not allow it (403). Check the role of the key\'s user and the firewall.'),
      status(404, 'There is no REST API of WooCommerce at this address (404). Check the URL; where permalinks are plain, end it with /?rest_route=/.'),
      status(429, 'The host asks to wait (429). The key was not judged; test it again in a moment.'),
      status(500, 'The store had an error of its own (500). Look into its log.'),
      status(503, 'The store is in maintenance or overloaded (503). Try again later.'),
    ],
  };
}
