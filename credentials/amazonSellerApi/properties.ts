import type { INodeProperties } from 'n8n-workflow';
import { MARKETPLACES } from '../../lib/platforms/amazon-seller/marketplaces';
import { REGIONS } from '../../lib/platforms/amazon-seller/regions';

const codesOf = (region: string): string => MARKETPLACES.filter((one) => one.region === region).map(({ code }) => code).join(', ');

/** Fields of the credential; the same as those of a client's connection. */
export const properties: INodeProperties[] = [
  {
    displayName: 'Region',
    name: 'region',
    type: 'options',
    options: REGIONS.map(({ code, name }) => ({ name, value: code, description: codesOf(code) })),
    default: 'na',
    description: 'Where the seller has authorized the application. An authorization is good for one region; make a credential for each.',
  },
  {
    displayName: 'Client ID',
    name: 'clientId',
    type: 'string',
    default: '',
    placeholder: 'e.g. amzn1.application-oa2-client.1a2b3c',
    description: 'LWA client identifier of the application, from Seller Central > Develop Apps > LWA credentials',
  },
  { displayName: 'Client Secret', name: 'clientSecret', type: 'string', typeOptions: { password: true }, default: '', description: 'LWA client secret, beside the client identifier. It ends after 180 days.' },
  {
    displayName: 'Refresh Token',
    name: 'refreshToken',
    type: 'string',
    typeOptions: { password: true },
    default: '',
    description: 'Shown when the seller authorizes the application, for your own store under Develop Apps > Authorize. It starts with Atzr|.',
  },
  {
    displayName: 'Marketplaces',
    name: 'marketplaces',
    type: 'string',
    default: '',
    placeholder: 'e.g. DE, FR, UK',
    description: 'Country codes of the marketplaces to read, with commas between them. All in which the seller takes part when empty.',
  },
  {
    displayName: 'Seller ID',
    name: 'sellerId',
    type: 'string',
    default: '',
    placeholder: 'e.g. A2EXAMPLE1B2C3',
    description: 'Seller Central > Settings > Account Info > Business Information > Merchant Token. It tells the seller from others; found by itself where the application may see finances and money has moved lately.',
  },
  {
    displayName: 'Orders API',
    name: 'ordersVersion',
    type: 'options',
    options: [
      { name: '2026-01-01 (Current)', value: '2026-01-01', description: 'Orders with their items in one call' },
      { name: 'V0 (Until 2027-03-27)', value: 'v0', description: 'For applications that have not moved yet; one more call for every order' },
    ],
    default: '2026-01-01',
    description: 'Version that Store Sync reads orders with',
  },
  {
    displayName: 'Finances From',
    name: 'financesSource',
    type: 'options',
    options: [
      { name: 'Settlement Reports', value: 'settlements', description: 'Exact and final, some days after each payout; of the last ninety days' },
      { name: 'Transactions', value: 'transactions', description: 'As Amazon releases them, of the last two years' },
    ],
    default: 'transactions',
    description: 'What Store Sync reads money from. Both at once would count it twice.',
  },
  {
    displayName: 'Buyer Data',
    name: 'buyerData',
    type: 'options',
    options: [
      { name: 'E-Mail Address', value: 'email', description: 'Tells returning buyers; needs a restricted role' },
      { name: 'None', value: 'none', description: 'Nothing about buyers' },
    ],
    default: 'none',
    description: 'What Store Sync keeps of buyers. Names and addresses are never kept.',
  },
  {
    displayName: 'Environment',
    name: 'environment',
    type: 'options',
    options: [
      { name: 'Custom Base URL', value: 'custom', description: 'Another address, such as a proxy or a simulated Amazon' },
      { name: 'Production', value: 'production', description: 'Amazon itself' },
      { name: 'Sandbox', value: 'sandbox', description: 'Amazon’s own sandbox, which answers with fixed examples' },
    ],
    default: 'production',
    description: 'Where the API answers',
  },
  {
    displayName: 'Base URL',
    name: 'baseUrl',
    type: 'string',
    default: '',
    placeholder: 'e.g. http://127.0.0.1:8080/amazon',
    description: 'Address below which /na, /eu, /fe and /auth/o2/token answer',
    displayOptions: { show: { environment: ['custom'] } },
  },
  { displayName: 'Access Token', name: 'accessToken', type: 'hidden', typeOptions: { expirable: true, password: true }, default: '' },
];
