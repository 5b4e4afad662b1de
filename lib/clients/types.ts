import type { Selectable, Transaction } from 'kysely';
import type { StorePlatform } from '../sync/types';
import type { Warehouse } from '../warehouse';
import type { ClientApiCredentialsTable, Schema } from '../warehouse/schema';
import type { Keyring } from './sealing/keyring';

export type Db = Transaction<Schema>;

/** What the registry of clients works with. */
export interface Registry {
  readonly warehouse: Warehouse;
  /** Null where no encryption key was entered: everything works but sealing and opening. */
  readonly keys: Keyring | null;
  /** A platform by its name; throws RangeError for one that is none. */
  readonly platforms: (name: string) => Promise<StorePlatform>;
  /** Who is at work, for the audit: a workflow and its execution. No personal data. */
  readonly actor: string;
}

/** Entered fields of a connection by their names in `StorePlatform.fields`. */
export type ConnectionFields = ReadonlyMap<string, FieldValue>;

export type FieldValue = string | number | boolean;

export interface Client {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  /** ISO 8601 UTC, as every time here. */
  readonly createdAt: string;
  readonly archivedAt: string | null;
}

export type SyncFrequency = Selectable<ClientApiCredentialsTable>['sync_frequency'];

/** A connection as it may be shown. Secrets never leave the registry with it. */
export interface Connection {
  readonly id: string;
  readonly clientId: string;
  readonly platform: string;
  readonly name: string;
  /** The store's own identity, known once it was reached. */
  readonly account: string | null;
  /** Where its secrets are: sealed here, or in a credential of n8n. */
  readonly secretsIn: 'registry' | 'n8n';
  /** Which key sealed them. */
  readonly keyId: string | null;
  readonly syncFrequency: SyncFrequency;
  readonly everyHours: number | null;
  /** Streams to sync; empty for all. */
  readonly streams: readonly string[];
  readonly status: 'untested' | 'working' | 'refused';
  readonly statusMessage: string | null;
  readonly testedAt: string | null;
  readonly lastSyncedAt: string | null;
  readonly createdAt: string;
  readonly removedAt: string | null;
}
