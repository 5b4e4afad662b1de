import type { NamedOperation as Offered, NamedResource } from '../../host/resourceProperties';
import * as archiveClient from './client/archive.operation';
import * as audit from './client/audit.operation';
import * as createClient from './client/create.operation';
import * as getManyClients from './client/getMany.operation';
import * as updateClient from './client/update.operation';
import * as addConnection from './connection/add.operation';
import * as getManyConnections from './connection/getMany.operation';
import * as listDue from './connection/listDue.operation';
import * as removeConnection from './connection/remove.operation';
import * as rotateKey from './connection/rotateKey.operation';
import * as testConnection from './connection/test.operation';
import * as updateConnection from './connection/update.operation';
import type { Operation } from './operation';
import * as listPlatforms from './platform/getMany.operation';

export type NamedOperation = Operation & Offered;

/** What the node can do. */
export const RESOURCES: readonly NamedResource<NamedOperation>[] = [
  {
    value: 'client', name: 'Client', description: 'A company whose stores and data these are',
    operations: [
      { ...createClient, value: 'create', name: 'Create', action: 'Create a client', description: 'Register a company' },
      { ...updateClient, value: 'update', name: 'Update', action: 'Update a client', description: 'Change name, e-mail or whether it is archived' },
      { ...archiveClient, value: 'archive', name: 'Archive', action: 'Archive a client', description: 'Serve it no longer; its data stay' },
      { ...getManyClients, value: 'getMany', name: 'Get Many', action: 'Get many clients', description: 'One item for each client' },
      { ...audit, value: 'audit', name: 'Audit', action: 'Audit a client', description: 'Who did what to a client and its connections, without secrets' },
    ],
  },
  {
    value: 'connection', name: 'Connection', description: "A client's account on one platform",
    operations: [
      { ...addConnection, value: 'add', name: 'Add', action: 'Add a connection', description: 'Reach the store and keep its secrets encrypted' },
      { ...updateConnection, value: 'update', name: 'Update', action: 'Update a connection', description: 'Change name, secrets or how often it is synced' },
      { ...removeConnection, value: 'remove', name: 'Remove', action: 'Remove a connection', description: 'Wipe its secrets and end its syncs' },
      { ...testConnection, value: 'test', name: 'Test', action: 'Test a connection', description: 'Reach the store and tell what the credential may do' },
      { ...getManyConnections, value: 'getMany', name: 'Get Many', action: 'Get many connections', description: 'One item for each connection, without secrets' },
      { ...listDue, value: 'listDue', name: 'List Due', action: 'List connections due for a sync', description: 'One item for each connection whose time to be synced has come' },
      { ...rotateKey, value: 'rotateKey', name: 'Rotate Key', action: 'Rotate the encryption key', description: 'Seal all secrets with the current encryption key' },
    ],
  },
  {
    value: 'platform', name: 'Platform', description: 'What a connection can lead to',
    operations: [
      { ...listPlatforms, value: 'getMany', name: 'Get Many', action: 'List platforms', description: 'One item for each platform, with the fields it needs and the streams it has' },
    ],
  },
];
