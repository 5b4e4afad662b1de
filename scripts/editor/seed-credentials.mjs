/** The id that every workflow of this package refers to. */
const MAIN = { id: 'tributaryCustomerApi', name: 'Customer API' };

/** Names follow the credential's own words for its kinds of sign-in. */
const OTHERS = {
  none: { id: 'tributarySandboxNone', name: 'Sandbox, JSONPlaceholder (None)' },
  api_key: { id: 'tributarySandboxApiKey', name: 'Sandbox (API Key Header)' },
  basic: { id: 'tributarySandboxBasic', name: 'Sandbox (Basic)' },
  oauth2: { id: 'tributarySandboxOAuth2', name: 'Sandbox (OAuth2 Client Credentials)' },
};

/**
 * One credential for each kind of sign-in, for the sandbox at `url`. The strict API always asks for one, so the
 * kind without goes to the simulated JSONPlaceholder.
 * @param {Record<string, Record<string, string>>} secrets what the sandbox's `sandboxCredentials(url)` answers
 */
export function sandboxCredentials(url, secrets) {
  const { bearer_token, api_key, basic, oauth2 } = secrets;
  const strict = { baseUrl: `${url}/strict`, healthEndpoint: '/health' };
  return [
    entry(OTHERS.api_key, { ...strict, authentication: 'apiKey', apiKey: api_key.api_key, headerName: api_key.header_name }),
    entry(OTHERS.basic, { ...strict, authentication: 'basic', username: basic.username, password: basic.password }),
    entry(OTHERS.oauth2, {
      ...strict, authentication: 'oauth2', clientId: oauth2.client_id, clientSecret: oauth2.client_secret, tokenUrl: oauth2.token_url, accessToken: '',
    }),
    entry(OTHERS.none, { baseUrl: `${url}/jsonplaceholder`, healthEndpoint: '/users', authentication: 'none' }),
    // n8n offers the newest credential first.
    entry(MAIN, { ...strict, authentication: 'bearerToken', bearerToken: bearer_token.bearer_token }),
  ];
}

function entry({ id, name }, data) {
  return { id, name, type: 'customerApi', data };
}

/**
 * Gives the editor its sandbox credentials once. When the sandbox has moved to another port, those that still
 * point to the old one follow it; nothing else in them changes.
 */
export async function seedCredentials({ cli, record, url, secrets }) {
  if (record.sandboxUrl === undefined) await cli.import('credentials', sandboxCredentials(url, secrets));
  else if (record.sandboxUrl !== url) await cli.import('credentials', moved(await cli.export('credentials'), record.sandboxUrl, url));
  record.sandboxUrl = url;
}

function moved(credentials, from, to) {
  const follow = (value) => (typeof value === 'string' && value.startsWith(`${from}/`) ? to + value.slice(from.length) : value);
  return credentials
    .filter(({ type, data }) => type === 'customerApi' && Object.values(data).some((value) => follow(value) !== value))
    .map(({ id, name, type, data }) => ({ id, name, type, data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, follow(value)])) }));
}
