import type { FailureKind } from '../../lib/http/errors';

/** What a person does next, by what became of the request. */
export type WhatNext = Readonly<Record<FailureKind, string>>;

export interface Service {
  /** As in a sentence: `Shopify`, `the store`. */
  readonly name: string;
  /** Its type of credential, as n8n shows it. */
  readonly credential: string;
  /** What of the credential may be wrong: `shop, client ID and secret`. */
  readonly check: string;
  /** After a write of unknown fate, where that is more than a look. */
  readonly afterDoubt?: string;
}

export function whatNext({ name, credential, check, afterDoubt }: Service): WhatNext {
  return {
    not_sent: `Nothing reached ${name}. Correct what the message names and run again.`,
    refused: `Nothing was changed in ${name}. Do what the message says and run again.`,
    unknown: `A read can simply be run again. ${afterDoubt ?? `After a write, look in ${name} whether it took effect before you send it again.`}`,
    credentials: `Open the ${credential} credential, check ${check}, and test it.`,
    cancelled: 'The run was stopped by a person or a timeout.',
  };
}

/** For nodes that work with stores of any platform. */
export const ANY_STORE: WhatNext = {
  not_sent: 'Nothing reached the store. Correct what the message names and run again.',
  refused: 'Nothing was changed in the store. Do what the message says and run again.',
  unknown: 'It can simply be run again: what was committed stays, and nothing is counted twice.',
  credentials: 'Check what the connection or the credential of the store holds, and test it.',
  cancelled: 'The run was stopped by a person or a timeout.',
};
