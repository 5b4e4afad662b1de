export type CustomerApiAuthentication = 'none' | 'bearerToken' | 'apiKey' | 'basic' | 'oauth2';

/** What the `Customer API` credential holds. */
export interface CustomerApiCredential {
  readonly baseUrl: string;
  /** Path or absolute address answering 2xx to a GET; empty when the API has none. */
  readonly healthEndpoint: string;
  readonly authentication: CustomerApiAuthentication;
  readonly bearerToken: string;
  readonly apiKey: string;
  /** Header that carries the API key; `X-API-Key` when empty. */
  readonly headerName: string;
  readonly username: string;
  readonly password: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly tokenUrl: string;
}

export interface CustomerApiSettings {
  /** Path that takes a POST of one customer, e.g. `/customers`. */
  readonly endpoint: string;
  /** `/customers?email={email}`: answers an array or an object. */
  readonly lookupEndpoint?: string;
  /** Takes a POST of an array, answers per item. Without it every record is one request. */
  readonly batchEndpoint?: string;
  readonly batchSize: number;
  /** Most requests in flight; `auto` grows and shrinks with the API's health. */
  readonly concurrency: number | 'auto';
  readonly requestsPerSecond?: number;
  /** Tries after the first. */
  readonly retryAttempts: number;
  /** Seconds; doubled with every attempt. */
  readonly backoffFactor: number;
  readonly retryOnStatus: readonly number[];
  readonly timeoutMs: number;
  readonly delayBetweenBatchesMs: number;
  /** Header under which the API recognises a repeated write, e.g. `Idempotency-Key`. */
  readonly idempotencyHeader?: string;
  /** Whether the API refuses a second customer with the same e-mail (409): makes repeating a write safe. */
  readonly uniqueKey?: boolean;
  /** Name of the destination that stays when its address changes; the address itself when omitted. */
  readonly destinationId?: string;
}

export const DEFAULT_SETTINGS: CustomerApiSettings = {
  endpoint: '/customers',
  batchSize: 10,
  concurrency: 5,
  retryAttempts: 3,
  backoffFactor: 1,
  retryOnStatus: [429, 500, 502, 503, 504],
  timeoutMs: 30_000,
  delayBetweenBatchesMs: 0,
};
