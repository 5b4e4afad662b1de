import type { NamedOperation as Offered, NamedResource } from '../../host/resourceProperties';
import * as exportData from './data/export.operation';
import * as query from './data/query.operation';
import * as upsert from './data/upsert.operation';
import type { BatchOperation, Operation } from './operation';
import * as migrate from './schema/migrate.operation';
import * as getHistory from './sync/getHistory.operation';
import * as resetCursor from './sync/resetCursor.operation';

export type NamedOperation = (Operation | BatchOperation) & Offered;

/** What the node can do. */
export const RESOURCES: readonly NamedResource<NamedOperation>[] = [
  {
    value: 'data', name: 'Data', description: 'What stores of a client hold',
    operations: [
      { ...query, value: 'query', name: 'Query', action: 'Query data', description: 'Run one SELECT on the data of one client; it can change nothing' },
      { ...exportData, value: 'export', name: 'Export', action: 'Export data', description: 'Stream a table or a query into a CSV or NDJSON file of any size' },
      { ...upsert, value: 'upsert', name: 'Upsert', action: 'Upsert rows', description: 'Write items as rows over what is known of them' },
    ],
  },
  {
    value: 'schema', name: 'Schema', description: 'Tables and roles of the warehouse',
    operations: [{ ...migrate, value: 'migrate', name: 'Migrate', action: 'Migrate the schema', description: 'Make or update tables and roles now, instead of at the first use' }],
  },
  {
    value: 'sync', name: 'Sync', description: "How a client's syncs went, and how far they are",
    operations: [
      { ...getHistory, value: 'getHistory', name: 'Sync History', action: 'Get the sync history', description: 'One item for each stream of each sync, the newest first' },
      { ...resetCursor, value: 'resetCursor', name: 'Reset Cursor', action: 'Reset a cursor', description: 'Let the next sync read everything again; rows stay' },
    ],
  },
];
