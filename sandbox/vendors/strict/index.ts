import type { FaultSettings } from '../../conditions/faults';
import { SANDBOX_SECRETS, sandboxCredentials } from '../../credentials';
import { json } from '../../http/answers';
import type { ApiConfigEntry, HostCredential, Vendor } from '../../http/types';
import { CustomerActions } from './customers';
import { Journal } from './journal';
import type { FieldNames, StrictOptions } from './options';
import { Service } from './service';
import { CustomerStore, type Customer } from './store';
import { TokenOffice } from './tokens';

export interface StrictApi extends Vendor {
  customers(): readonly Customer[];
  setFaults(faults: FaultSettings): void;
  readonly reset: () => void;
}

/** A customer API as strict as real ones are. Customers survive as `options.persistTo` says. */
export async function strictApi(options: StrictOptions, onTokenIssued: () => void): Promise<StrictApi> {
  const names: FieldNames = { name: 'name', email: 'email', phone: 'phone', ...options.fields };
  const store = new CustomerStore(names.email);
  const actions = new CustomerActions(store, { names, uniqueEmails: options.uniqueEmails ?? true, maxBatch: options.maxBatch ?? 100 });
  const tokens = new TokenOffice(options.tokens ?? {}, onTokenIssued);
  const service = new Service(options, tokens);
  if (options.persistTo) {
    service.journal = await Journal.open(options.persistTo, ({ customers, answer }) => {
      customers.forEach((customer) => store.put(customer));
      if (answer) service.keys.restore(answer);
    });
  }
  return {
    name: 'Strict customer API',
    prefix: '/strict',
    maxBodyBytes: options.maxBodyBytes,
    routes: [
      { method: 'GET', path: '/health', handle: service.open(() => json(200, { status: 'ok', customers: store.size })) },
      { method: 'POST', path: '/oauth/token', handle: tokens.issue },
      { method: 'GET', path: '/customers', handle: service.reading(actions.list) },
      { method: 'POST', path: '/customers', handle: service.writing(actions.create) },
      { method: 'POST', path: '/customers/batch', handle: service.writing(actions.createBatch) },
      { method: 'GET', path: '/customers/:id', handle: service.reading(actions.get) },
      { method: 'PUT', path: '/customers/:id', handle: service.writing(actions.replace) },
      { method: 'PATCH', path: '/customers/:id', handle: service.writing(actions.merge) },
    ],
    examples: (baseUrl) => examples(baseUrl, options),
    credentials,
    customers: () => store.all(),
    setFaults: (faults) => service.faults.set(faults),
    reset: () => {
      store.clear();
      service.reset();
    },
    close: () => service.journal?.close(),
  };
}

/** The strict API always asks who is calling, so the kind without goes to the simulated JSONPlaceholder. */
function credentials(url: string): HostCredential[] {
  const { bearerToken, apiKey, apiKeyHeader, username, password, clientId, clientSecret } = SANDBOX_SECRETS;
  const strict = { baseUrl: `${url}/strict`, healthEndpoint: '/health' };
  const entry = (id: string, name: string, data: HostCredential['data']): HostCredential => ({ id, name, type: 'customerApi', data });
  return [
    // Guards webhooks of this machine's own n8n.
    { id: 'tributaryWebhookKey', name: 'Webhook Key', type: 'httpHeaderAuth', data: { name: apiKeyHeader, value: apiKey } },
    entry('tributarySandboxApiKey', 'Sandbox (API Key Header)', { ...strict, authentication: 'apiKey', apiKey, headerName: apiKeyHeader }),
    entry('tributarySandboxBasic', 'Sandbox (Basic)', { ...strict, authentication: 'basic', username, password }),
    entry('tributarySandboxOAuth2', 'Sandbox (OAuth2 Client Credentials)', { ...strict, authentication: 'oauth2', clientId, clientSecret, tokenUrl: `${url}/strict/oauth/token`, accessToken: '' }),
    entry('tributarySandboxNone', 'Sandbox, JSONPlaceholder (None)', { baseUrl: `${url}/jsonplaceholder`, healthEndpoint: '/users', authentication: 'none' }),
    entry('tributaryCustomerApi', 'Customer API', { ...strict, authentication: 'bearerToken', bearerToken }),
  ];
}

function examples(baseUrl: string, { auth = 'any' }: StrictOptions): Record<string, ApiConfigEntry> {
  const credentials = sandboxCredentials(new URL(baseUrl).origin);
  const single: ApiConfigEntry = {
    base_url: baseUrl,
    endpoints: { customers: '/customers', health: '/health', lookup: '/customers?email={email}' },
    authentication: credentials[auth === 'any' ? 'bearer_token' : auth],
    settings: { idempotency_header: 'Idempotency-Key' },
  };
  return { strict: single, strict_batch: { ...single, endpoints: { ...single.endpoints, batch: '/customers/batch' } } };
}
