import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * A credential for every vendor of the sandbox at `url` and every kind of sign-in. Those that the package's
 * workflows refer to have the ids written there; n8n offers the newest first, so they come last.
 */
export function sandboxCredentials(root, url) {
  const require = createRequire(path.join(root, 'dist', 'sandbox', 'index.js'));
  const { SANDBOX_SECRETS: secrets } = require('./credentials');
  const { sigmaBaseUrl } = require('./vendors/sigma');
  return [...customerApi(url, secrets), ...sigma(sigmaBaseUrl(url), secrets)];
}

/** The strict API always asks who is calling, so the kind without goes to the simulated JSONPlaceholder. */
function customerApi(url, { bearerToken, apiKey, apiKeyHeader, username, password, clientId, clientSecret }) {
  const strict = { baseUrl: `${url}/strict`, healthEndpoint: '/health' };
  const tokenUrl = `${url}/strict/oauth/token`;
  const entry = (id, name, data) => ({ id, name, type: 'customerApi', data });
  return [
    entry('tributarySandboxApiKey', 'Sandbox (API Key Header)', { ...strict, authentication: 'apiKey', apiKey, headerName: apiKeyHeader }),
    entry('tributarySandboxBasic', 'Sandbox (Basic)', { ...strict, authentication: 'basic', username, password }),
    entry('tributarySandboxOAuth2', 'Sandbox (OAuth2 Client Credentials)', { ...strict, authentication: 'oauth2', clientId, clientSecret, tokenUrl, accessToken: '' }),
    entry('tributarySandboxNone', 'Sandbox, JSONPlaceholder (None)', { baseUrl: `${url}/jsonplaceholder`, healthEndpoint: '/users', authentication: 'none' }),
    entry('tributaryCustomerApi', 'Customer API', { ...strict, authentication: 'bearerToken', bearerToken }),
  ];
}

/** The console's key only guards webhooks of this machine's own n8n. */
function sigma(baseUrl, { clientId, clientSecret, apiKey, apiKeyHeader }) {
  return [
    { id: 'tributarySigmaConsoleKey', name: 'Sigma Console Key', type: 'httpHeaderAuth', data: { name: apiKeyHeader, value: apiKey } },
    { id: 'tributarySigmaApi', name: 'Sigma API', type: 'sigmaApi', data: { region: 'custom', baseUrl, clientId, clientSecret, accessToken: '' } },
  ];
}

/**
 * Gives the editor each sandbox credential once. When the sandbox has moved to another port, those that still
 * point to the old one follow it; nothing else in them changes.
 */
export async function seedCredentials({ cli, record, url, credentials }) {
  const given = record.credentials ?? [];
  const present = record.sandboxUrl && record.sandboxUrl !== url ? await cli.export('credentials') : [];
  const news = credentials.filter(({ id }) => !given.includes(id));
  await cli.import('credentials', [...news, ...moved(present, record.sandboxUrl, url)]);
  record.credentials = [...given, ...news.map(({ id }) => id)];
  record.sandboxUrl = url;
}

function moved(credentials, from, to) {
  const follow = (value) => (typeof value === 'string' && value.startsWith(`${from}/`) ? to + value.slice(from.length) : value);
  return credentials
    .filter(({ data }) => Object.values(data).some((value) => follow(value) !== value))
    .map(({ id, name, type, data }) => ({ id, name, type, data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, follow(value)])) }));
}
