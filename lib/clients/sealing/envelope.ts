import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { ClientsError } from '../errors';
import type { Keyring } from './keyring';
import type { MasterKey } from './masterKey';

/** The row an envelope belongs to. It opens nowhere else. */
export interface Binding {
  readonly clientId: string;
  readonly connectionId: string;
  readonly platform: string;
}

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const FORM = /^v1\.([0-9a-f]{16})\.([\w-]{16})\.([\w-]*)\.([\w-]{22})$/;

/** `v1.<key id>.<IV>.<ciphertext>.<tag>`, the last three in URL-safe Base64; the binding is authenticated with it. */
export function seal({ id, sealing }: MasterKey, text: string, binding: Binding): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, sealing, iv, { authTagLength: TAG_BYTES }).setAAD(bound(binding, id));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return ['v1', id, ...[iv, sealed, cipher.getAuthTag()].map((bytes) => bytes.toString('base64url'))].join('.');
}

/**
 * The text sealed. Throws `ClientsError`: `wrong_key` when none of the keys sealed it, `damaged_secrets` when it
 * was altered or comes from another row.
 */
export function open({ current, all }: Keyring, envelope: string, binding: Binding): string {
  const [, keyId = '', iv = '', sealed = '', tag = ''] = FORM.exec(envelope) ?? [];
  if (keyId === '') throw damaged(binding);
  const key = all.find(({ id }) => id === keyId);
  if (!key) throw wrongKey(binding, keyId, current.id);
  try {
    const decipher = createDecipheriv(CIPHER, key.sealing, Buffer.from(iv, 'base64url'), { authTagLength: TAG_BYTES })
      .setAAD(bound(binding, keyId))
      .setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64url')), decipher.final()]).toString('utf8');
  } catch {
    throw damaged(binding);
  }
}

function bound({ clientId, connectionId, platform }: Binding, keyId: string): Buffer {
  return Buffer.from(JSON.stringify(['tributary connection v1', keyId, clientId, connectionId, platform]));
}

function wrongKey({ connectionId }: Binding, keyId: string, currentId: string): ClientsError {
  return new ClientsError(
    'wrong_key',
    `The secrets of connection ${connectionId} were sealed with the key ${keyId}; the encryption key entered is ${currentId}. `
    + 'Enter the key that sealed them in the Warehouse credential, as Encryption Key or among the Previous Keys. Nothing was changed.',
  );
}

function damaged({ connectionId }: Binding): ClientsError {
  return new ClientsError(
    'damaged_secrets',
    `The secrets of connection ${connectionId} were altered, or moved here from another row, and do not open. `
    + 'Enter them again with the operation Update of the connection. Nothing was changed.',
  );
}
