import { visible } from '../foreign';
import type { ShadeName } from '../theme';

export interface WaitWords {
  /** Completes "waiting for …". */
  readonly what: string;
  readonly shade: ShadeName;
}

const WORDS: ReadonlyMap<string, WaitWords> = new Map(Object.entries({
  rate_limit: { what: 'the API’s rate limit', shade: 'blue' },
  server_retry_after: { what: 'the moment the API named (Retry-After)', shade: 'orange' },
  concurrency: { what: 'a free slot among parallel requests', shade: 'grey' },
  backoff: { what: 'a second try after a failed one', shade: 'purple' },
  token_refresh: { what: 'a fresh access token', shade: 'teal' },
  batch_delay: { what: 'the set pause between batches', shade: 'gold' },
}));

/** Why requests waited, each reason always in the same colour. */
export function waitWords(reason: string): WaitWords {
  return WORDS.get(reason) ?? { what: visible(reason.replaceAll('_', ' '), 60), shade: 'grey' };
}
