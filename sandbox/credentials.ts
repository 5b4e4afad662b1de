/** The sandbox's fixed secrets. They open nothing else. */
export const SANDBOX_SECRETS = {
  bearerToken: 'sandbox-bearer-token',
  apiKey: 'sandbox-api-key',
  apiKeyHeader: 'X-API-Key',
  username: 'sandbox-user',
  password: 'sandbox-password',
  clientId: 'sandbox-client',
  clientSecret: 'sandbox-client-secret',
} as const;

export type AuthType = 'none' | 'bearer_token' | 'api_key' | 'basic' | 'oauth2';

/**
 * The strict API's credential of each type, as the `authentication` of a `config/api_config.json` entry.
 * `url` is the sandbox's own address, as in `Sandbox.url`.
 */
export function sandboxCredentials(url: string): Readonly<Record<AuthType, Readonly<Record<string, string>>>> {
  const { bearerToken, apiKey, apiKeyHeader, username, password, clientId, clientSecret } = SANDBOX_SECRETS;
  return {
    none: { type: 'none' },
    bearer_token: { type: 'bearer_token', bearer_token: bearerToken },
    api_key: { type: 'api_key', api_key: apiKey, header_name: apiKeyHeader },
    basic: { type: 'basic', username, password },
    oauth2: { type: 'oauth2', client_id: clientId, client_secret: clientSecret, token_url: `${url}/strict/oauth/token` },
  };
}
