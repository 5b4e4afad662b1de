import type { StorePlatform } from '../../sync/types';
import { servedClientIn } from '../clients';
import { ClientsError } from '../errors';
import { noKey } from '../sealing/keyring';
import { openFields } from '../sealing/secrets';
import type { Connection, Registry } from '../types';
import { credentialFrom, secretValues } from './fields';
import { bindingOf, connectionIn, toConnection, type ConnectionOfClient, type ConnectionRow } from './row';

/** A connection with the credential it opens. Stays inside the process that opened it. */
export interface OpenedConnection<Credential = unknown> {
  readonly connection: Connection;
  readonly platform: StorePlatform<Credential>;
  readonly credential: Credential;
  /** Values that must not be shown. */
  readonly secrets: readonly string[];
}

/**
 * Opens a client's connection. Throws `ClientsError`: no such connection of this client, removed, archived client,
 * secrets in n8n, wrong key, or fields that the platform does not take any more.
 */
export async function openedConnection(registry: Omit<Registry, 'actor'>, which: ConnectionOfClient): Promise<OpenedConnection> {
  const row = await registry.warehouse.asClient(which.clientId, async (db) => {
    await servedClientIn(db, which.clientId);
    return await connectionIn(db, which);
  });
  if (row.secrets === null) throw secretsElsewhere(row);
  if (!registry.keys) throw noKey();
  const platform = await registry.platforms(row.platform);
  const fields = openFields(registry.keys, row.secrets, bindingOf(row));
  return { connection: toConnection(row), platform, credential: credentialFrom(platform, fields), secrets: secretValues(platform, fields) };
}

export function secretsElsewhere({ name }: ConnectionRow): ClientsError {
  return new ClientsError(
    'secrets_elsewhere',
    `The connection ${name} keeps no secrets: its store was reached with a credential of n8n. Choose that credential, or enter the secrets with the operation Update of the connection. Nothing was sent.`,
  );
}
