import type { EgressFilter, Meter, SharedLimit } from '../http';
import type { Destination } from './types';

export interface OpenDestination extends Destination {
  /** Closes idle connections. */
  close(): void;
}

export interface DestinationContext {
  readonly meter: Meter;
  readonly egress?: EgressFilter;
  /** The same account's limit in other processes. */
  readonly shared?: SharedLimit;
  /** That limit is out of reach, and nothing is sent; null when it is there again. */
  readonly onTrouble?: (problem: unknown) => void;
  /** Name of the destination that stays when its address changes; the address itself when omitted. */
  readonly destinationId?: string;
}

/** A platform where customers are created. */
export interface DestinationPlatform<Credential = unknown> {
  /** Throws `CredentialRefused` that names the field and never its value. */
  parse(fields: Readonly<Record<string, unknown>>): Credential;
  /** Whose limit it is that requests count against, without secrets. */
  accountOf(credential: Credential): readonly string[];
  connect(credential: Credential, context: DestinationContext): OpenDestination;
}
