import type { Migration } from '../migrate';
import { imports } from './0001_imports';
import { connections } from './0002_connections';
import { storeData } from './0003_store_data';
import { roles } from './0004_roles';
import { shards } from './0005_shards';
import { reader } from './0006_reader';
import { bytewiseIds } from './0007_bytewise_ids';
import { shardTakes } from './0008_shard_takes';

/** In the order they run. Only ever added to: what has been released is never changed or removed. */
export const MIGRATIONS: readonly Migration[] = [imports, connections, storeData, roles, shards, reader, bytewiseIds, shardTakes];
