import { ClientsError } from '../errors';
import { hashOf } from '../sealing/secrets';
import type { Keyring } from '../sealing/keyring';
import type { ConnectionFields, Db } from '../types';

/** What must be one of a kind among a client's connections. */
export interface Claims {
  readonly clientId: string;
  readonly platform: string;
  readonly name?: string;
  readonly account?: string;
  readonly fields?: ConnectionFields;
  /** The connection that makes the claims, when it exists already. */
  readonly connectionId?: string;
}

/** Throws `ClientsError` when another connection of the client has the name, the store or the credential. The client must be locked. */
export async function refuseConflicts(db: Db, keys: Keyring | null, { clientId, platform, name, account, fields, connectionId }: Claims): Promise<void> {
  const hashes = fields && keys ? keys.all.map((key) => hashOf(key, fields, { clientId, platform })) : [];
  const others = await db
    .selectFrom('client_api_credentials')
    .select(['id', 'name', 'account', 'secrets', 'secrets_hash'])
    .where('client_id', '=', clientId)
    .where('platform', '=', platform)
    .where('removed_at', 'is', null)
    .$if(connectionId !== undefined, (query) => query.where('id', '<>', connectionId as string))
    .execute();

  const sameName = others.find((other) => other.name === name);
  if (sameName) throw new ClientsError('connection_exists', `There is a connection ${name} already (${sameName.id}). Choose another name, or update that one. Nothing was changed.`);
  const sameStore = others.find((other) => account !== undefined && other.account === account);
  if (sameStore) throw new ClientsError('store_connected', `The store ${account} is connected already as ${sameStore.name} (${sameStore.id}). Update that connection instead, so that its data are not counted twice. Nothing was changed.`);
  const sameSecrets = others.find((other) => other.secrets_hash !== null && hashes.includes(other.secrets_hash));
  if (sameSecrets) throw new ClientsError('duplicate_credential', `This credential is registered already as ${sameSecrets.name} (${sameSecrets.id}). Update that connection instead. Nothing was changed.`);
}
