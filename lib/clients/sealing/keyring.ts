import { ClientsError } from '../errors';
import { masterKey, type MasterKey } from './masterKey';

/** The key that seals, and all keys that may open. */
export interface Keyring {
  readonly current: MasterKey;
  readonly all: readonly MasterKey[];
}

/** As a person enters them; `previous` are those that sealed earlier, in any order. */
export interface EnteredKeys {
  readonly current: string;
  readonly previous?: readonly string[];
}

/** Throws `ClientsError` when there is no current key, or one is too short. A passphrase costs about 0.1 s. */
export async function keyring({ current, previous = [] }: EnteredKeys): Promise<Keyring> {
  if (current.trim() === '') throw noKey();
  const [first, ...rest] = await Promise.all([current, ...previous.filter((key) => key.trim() !== '')].map(masterKey));
  return { current: first as MasterKey, all: [first as MasterKey, ...rest] };
}

export function noKey(): ClientsError {
  return new ClientsError(
    'no_key',
    'Secrets of connections are kept encrypted, and no encryption key was entered. Enter one in the Warehouse credential '
    + '(32 random bytes in Base64: openssl rand -base64 32) and keep a copy of it in a safe place. Nothing was changed.',
  );
}
