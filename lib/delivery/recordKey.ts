import { createHash } from 'node:crypto';
import type { Payload } from '../mapping/types';
import type { FileMemory } from './fileMemory';
import type { RunIdentity } from './types';

/**
 * Names records so that the same file always gives the same keys, in whatever order rows are sent:
 * by natural key where there is one, else by content and how often that content came before.
 * Keys are salted hashes: the ledger holds no personal data.
 */
export class RecordKeys {
  private readonly salt: string;

  constructor(identity: RunIdentity, private readonly memory: FileMemory) {
    this.salt = `${identity.inputSha256}\n${identity.mappingFingerprint}\n${identity.destinationId}\n`;
  }

  keyOf({ naturalKey, payload, line }: { readonly naturalKey: string | null; readonly payload: Payload; readonly line: number }): string {
    if (naturalKey !== null) return this.hash(`key\n${naturalKey}`);
    const content = JSON.stringify(payload);
    return this.hash(`content\n${this.memory.occurrence(content, line)}\n${content}`);
  }

  private hash(text: string): string {
    return createHash('sha256').update(this.salt).update(text).digest('base64url').slice(0, 22);
  }
}

/** The same for every attempt of one record in one run, resumed or not; UUID-shaped, as most APIs expect. */
export function idempotencyKey(runId: string, recordKey: string): string {
  const hex = createHash('sha256').update(`${runId}\n${recordKey}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
