import type { Meter } from '../../lib/http';
import { createCustomerApi, DEFAULT_SETTINGS, type CustomerApi } from '../../lib/platforms/customer-api';

/** The customer API at an address, without a credential, as a user with an idempotency header would set it up. */
export function apiAt(baseUrl: string, meter: Meter, concurrency: number | 'auto'): CustomerApi {
  return createCustomerApi({
    credential: {
      baseUrl, healthEndpoint: '/health', authentication: 'none', bearerToken: '', apiKey: '', headerName: '',
      username: '', password: '', clientId: '', clientSecret: '', tokenUrl: '',
    },
    settings: { ...DEFAULT_SETTINGS, concurrency, idempotencyHeader: 'Idempotency-Key' },
    meter,
  });
}
