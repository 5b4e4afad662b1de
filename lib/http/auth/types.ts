import type { Clock } from '../clock';
import type { WireAnswer, WireRequest } from '../transport/wire';

/** What a strategy may use to get a token. */
export interface AuthContext {
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  /** What is about to be sent, for strategies that sign. */
  readonly request: Pick<WireRequest, 'method' | 'url'>;
  /** Sends one request to a token endpoint, unpaced; throws WireError when no whole answer came. */
  readonly exchange: (request: Pick<WireRequest, 'method' | 'url' | 'headers' | 'body' | 'signal'>) => Promise<WireAnswer>;
}

/** One use of a credential. */
export interface Authorization {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Added to the query of this attempt, for strategies that sign there. */
  readonly query?: Readonly<Record<string, string>>;
  /** How long the request waited for a token. */
  readonly waitedMs: number;
  /** The server took the credential: it answered anything but 401. */
  accepted(): void;
  /** The server answered 401. `replay`: ask for a new authorization and send the request again. */
  refused(): 'replay' | 'final';
}

/** How requests prove who they come from. */
export interface AuthStrategy {
  /** Throws HttpFailure `credentials` when no token can be had, `not_sent` when the token endpoint is out of reach. */
  authorize(context: AuthContext): Promise<Authorization>;
  /** All that must never be shown. */
  secrets(): readonly string[];
}
