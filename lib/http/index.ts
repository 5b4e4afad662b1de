export { basic, apiKeyHeader, bearer, none } from './auth/fixed';
export { oauth2ClientCredentials } from './auth/clientCredentials';
export type { ClientCredentials } from './auth/clientCredentials';
export { tokenStrategy } from './auth/tokenStrategy';
export type { TokenStrategyOptions } from './auth/tokenStrategy';
export type { AuthContext, Authorization, AuthStrategy } from './auth/types';
export { createHttpClient } from './client';
export type { HttpClientOptions, Interpretation } from './options';
export { HttpFailure } from './errors';
export type { FailureDetails, FailureKind } from './errors';
export { createMeter } from './meter';
export type { Meter } from './meter';
export { createPointsPacer } from './pacer/points';
export type { PointsPacerOptions } from './pacer/points';
export { createPacer } from './pacer/pacer';
export type { SharedLimit } from './pacer/shared';
export type { Allowance, Observation, Pacer, PacerOptions, PacerState, Permit } from './pacer/types';
export { maskEmail, redactText } from './redact';
export { retryDelayMs } from './retryDelay';
export type { RetryPolicy } from './retryPolicy';
export type {
  EgressFilter, HttpClient, HttpRequest, HttpResponse, Method, RequestMetric, RequestTotals, StreamResponse, WaitReason,
} from './types';
