import type { AuthType } from '../../credentials';
import type { FaultSettings } from '../../conditions/faults';
import type { LatencyMs } from '../../conditions/latency';
import type { LimitSettings } from '../../conditions/token-bucket';

export interface TokenSettings {
  /** 3600 unless given. */
  readonly lifeSeconds?: number;
  /** Requests one token is good for; no end unless given. */
  readonly uses?: number;
  /** Whether the token endpoint answers 429 to more than one request per second. */
  readonly onePerSecond?: boolean;
}

export interface FieldNames {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

/** How strict, slow and faulty the strict customer API is. */
export interface StrictOptions {
  /** Which credential it asks for; `any` (the default) takes each of the four types, but not none. */
  readonly auth?: AuthType | 'any';
  readonly tokens?: TokenSettings;
  /** Whether a second customer with the same e-mail, in any case, is a 409; true unless given. */
  readonly uniqueEmails?: boolean;
  /** Whether `Idempotency-Key` is honoured; true unless given. */
  readonly idempotency?: boolean;
  /** What the checked fields are called: `name`, `email`, `phone` unless given. */
  readonly fields?: Partial<FieldNames>;
  /** Requests to `/customers` above this are answered 429; no limit unless given. */
  readonly limit?: LimitSettings;
  /** Milliseconds spent over each request to `/customers` before its write. */
  readonly latencyMs?: LatencyMs;
  readonly faults?: FaultSettings;
  /** 1 MiB unless given; above it 413. */
  readonly maxBodyBytes?: number;
  /** Customers in one batch; 100 unless given. */
  readonly maxBatch?: number;
  /** NDJSON file that keeps customers and idempotency keys over a crash and a restart; memory only unless given. */
  readonly persistTo?: string;
  /** For the spread of latencies; 1 unless given. Faults have their own. */
  readonly seed?: number;
}
