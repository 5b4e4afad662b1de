import { hkdfSync, scrypt } from 'node:crypto';
import { ClientsError } from '../errors';

/** One key that a person entered, ready to work with. */
export interface MasterKey {
  /** Tells keys apart and says nothing about them: 16 hex digits, kept beside everything the key has sealed. */
  readonly id: string;
  /** For AES-256-GCM. */
  readonly sealing: Buffer;
  /** For the HMAC by which two equal credentials are noticed. */
  readonly hashing: Buffer;
}

const KEY_BYTES = 32;
const SHORTEST_PASSPHRASE = 16;

/** Part of the format: with another text or other costs, nothing that was sealed before opens any more. */
const CONTEXT = 'tributary warehouse encryption key v1';
const SCRYPT = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 } as const;

/**
 * The key behind what was entered: 32 bytes in Base64 (standard or URL-safe) or hex as they are, any other text
 * as a passphrase through scrypt. Its parts come from HKDF-SHA-256 under one fixed context each. Throws
 * `ClientsError` for a passphrase of fewer than 16 characters.
 */
export async function masterKey(entered: string): Promise<MasterKey> {
  const text = entered.trim();
  const root = rawKey(text) ?? (await fromPassphrase(text));
  return {
    id: part(root, 'key id').subarray(0, 8).toString('hex'),
    sealing: part(root, 'sealing'),
    hashing: part(root, 'hashing'),
  };
}

function rawKey(text: string): Buffer | null {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  if (/^[\w+/-]{43}=?$/.test(text)) return Buffer.from(text, 'base64');
  return null;
}

async function fromPassphrase(text: string): Promise<Buffer> {
  if (text.length < SHORTEST_PASSPHRASE) {
    throw new ClientsError(
      'weak_key',
      `The encryption key has fewer than ${SHORTEST_PASSPHRASE} characters. Enter a longer passphrase, or 32 random bytes in Base64 or hex `
      + '(openssl rand -base64 32). Nothing was changed.',
    );
  }
  return await new Promise((resolve, reject) => {
    scrypt(text.normalize('NFKC'), CONTEXT, KEY_BYTES, SCRYPT, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

function part(root: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', root, CONTEXT, purpose, KEY_BYTES));
}
