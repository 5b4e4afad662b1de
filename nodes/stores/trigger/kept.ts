import type { StoreWebhooks } from '../../../lib/sync/webhooks';
import type { TriggerHost } from '../parameters';
import type { ItemStore } from '../storeAccess';

/** What a trigger keeps with its workflow. */
export interface Kept {
  /** What its subscriptions are signed with, where each has a secret of its own. */
  secret?: string;
  /** Whose subscriptions they are. */
  subscriber?: string;
  /** Deliveries that have been taken, each by its id and its contents. */
  recent?: string[];
}

export function keptBy(host: Pick<TriggerHost, 'getWorkflowStaticData'>): Kept {
  return host.getWorkflowStaticData('node') as Kept;
}

/** Another connection or another app neither sees these subscriptions nor checks what they send. Throws `CredentialRefused`. */
export function subscriberOf({ signature }: StoreWebhooks, { connection, credential }: ItemStore<unknown>): string {
  return JSON.stringify([connection?.id ?? null, signature.by === 'app' ? signature.appOf(credential) : null]);
}
