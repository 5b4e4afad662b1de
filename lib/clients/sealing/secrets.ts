import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { ConnectionFields } from '../types';
import { open, seal, type Binding } from './envelope';
import type { Keyring } from './keyring';
import type { MasterKey } from './masterKey';

/** What the columns `secrets`, `key_id` and `secrets_hash` hold. */
export interface SealedColumns {
  readonly secrets: string;
  readonly key_id: string;
  readonly secrets_hash: string;
}

const fieldsForm = z.array(z.tuple([z.string(), z.union([z.string(), z.number(), z.boolean()])]));

/** Fields in an envelope of this row, with what is kept beside it. */
export function sealFields(key: MasterKey, fields: ConnectionFields, binding: Binding): SealedColumns {
  return { secrets: seal(key, canonical(fields), binding), key_id: key.id, secrets_hash: hashOf(key, fields, binding) };
}

/** Throws `ClientsError` as `open` does. */
export function openFields(keys: Keyring, envelope: string, binding: Binding): ConnectionFields {
  return new Map(fieldsForm.parse(JSON.parse(open(keys, envelope, binding))));
}

/** The same for equal fields on one platform of one client under one key, and of no use without that key. */
export function hashOf({ hashing }: MasterKey, fields: ConnectionFields, { clientId, platform }: Pick<Binding, 'clientId' | 'platform'>): string {
  return createHmac('sha256', hashing).update(JSON.stringify([clientId, platform, canonical(fields)])).digest('base64url');
}

function canonical(fields: ConnectionFields): string {
  return JSON.stringify([...fields].sort(([a], [b]) => (a < b ? -1 : 1)));
}
