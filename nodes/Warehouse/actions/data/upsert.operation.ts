import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { StoreOwner, StoreTable } from '../../../../lib/warehouse/storeRows';
import type { AnyRow } from '../../../../lib/warehouse/storeValues';
import { errorJson, toNodeError } from '../../../host/failure';
import { chosenId } from '../../../stores/parameters';
import type { Run } from '../operation';
import { TABLES } from './tables';

const show = { resource: ['data'], operation: ['upsert'] };

export const fields: INodeProperties[] = [
  {
    displayName: 'Table',
    name: 'table',
    type: 'options',
    noDataExpression: true,
    options: [...TABLES],
    default: 'orders',
    description: "Which table to write. Every item is one row: its fields are named as the table's columns. What fits no column is kept in raw.",
    displayOptions: { show },
  },
  {
    displayName: 'Rows Come From',
    name: 'rowsFrom',
    type: 'options',
    noDataExpression: true,
    options: [
      { name: 'A Connection', value: 'connection', description: "One of the client's stores" },
      { name: 'Files', value: 'files', description: 'Uploads and other lists that no store keeps, under a name of their own' },
    ],
    default: 'connection',
    description: 'Where the rows belong. Rows of two sources never overwrite each other, even if they have the same IDs.',
    displayOptions: { show },
  },
  {
    displayName: 'Source Name',
    name: 'sourceName',
    type: 'string',
    default: 'Uploaded files',
    required: true,
    description: 'What people call where the rows come from. The same name is the same source; a new one is made.',
    displayOptions: { show: { ...show, rowsFrom: ['files'] } },
  },
];

interface Group {
  readonly clientId: string;
  /** The id of a connection, or the name of a source of files. */
  readonly from: { readonly connectionId: string } | { readonly sourceName: string };
  readonly items: number[];
}

/** One item for each connection, with the counts. All rows of a connection are written, or none. */
export async function executeAll(run: Run): Promise<INodeExecutionData[]> {
  const { host } = run;
  const made: INodeExecutionData[] = [];
  for (const group of groupsOf(run)) {
    const pairedItem = group.items.map((item) => ({ item }));
    try {
      made.push({ json: await writeGroup(run, group), pairedItem });
    } catch (thrown) {
      const error = toNodeError(host.getNode(), thrown, group.items[0] ?? 0);
      if (!host.continueOnFail()) throw error;
      made.push({ json: errorJson(error), pairedItem });
    }
  }
  return made;
}

function groupsOf({ host }: Run): Iterable<Group> {
  const groups = new Map<string, Group>();
  for (let item = 0; item < host.getInputData().length; item++) {
    const clientId = chosenId(host, 'clientId', item);
    const from = sourceOf(host, item);
    const key = JSON.stringify([clientId, from]);
    const group = groups.get(key) ?? { clientId, from, items: [] };
    group.items.push(item);
    groups.set(key, group);
  }
  return groups.values();
}

function sourceOf(host: Run['host'], item: number): Group['from'] {
  if (host.getNodeParameter('rowsFrom', item, 'connection') !== 'files') return { connectionId: chosenId(host, 'connectionId', item) };
  const sourceName = String(host.getNodeParameter('sourceName', item, '')).trim();
  if (sourceName !== '') return { sourceName };
  throw new NodeOperationError(host.getNode(), 'The source has no name', { itemIndex: item, description: 'Give a Source Name. Nothing was written.' });
}

async function writeGroup(run: Run, { clientId, from, items }: Group) {
  const { host, registry } = run;
  const [{ note }, { looseRow }, { upsertStoreRows }] = await Promise.all([
    import('../../../../lib/clients'), import('../../../../lib/warehouse/looseRows'), import('../../../../lib/warehouse/storeUpsert'),
  ]);
  const table = host.getNodeParameter('table', 0) as StoreTable;
  const input = host.getInputData();
  const rows: AnyRow[] = items.map((item) => looseRow(table, input[item]?.json ?? {}));
  const { id: connectionId, platform } = await connectionOf(run, clientId, from, items[0] ?? 0);
  const owner: StoreOwner = { clientId, connectionId, platform };
  const counts = await registry.warehouse.asClient(clientId, async (db) => {
    const { created, updated, unchanged } = (await upsertStoreRows(db, owner, { [table]: rows })).get(table) ?? { created: 0, updated: 0, unchanged: 0 };
    const isChanged = created + updated > 0;
    if (isChanged) await note(db, clientId, { actor: registry.actor, action: 'connection.data_written', subject: connectionId, details: { table, created, updated } });
    return { created, updated, unchanged };
  });
  return { clientId, connectionId, table, rows: rows.length, ...counts };
}

async function connectionOf({ host, registry }: Run, clientId: string, from: Group['from'], item: number): Promise<{ readonly id: string; readonly platform: string }> {
  const { ensureConnection, listConnections } = await import('../../../../lib/clients');
  if ('sourceName' in from) {
    const { warehouse, actor } = registry;
    return await ensureConnection(warehouse, { clientId, platform: 'files', account: from.sourceName, accountName: from.sourceName, actor });
  }
  const connection = (await listConnections(registry, { clientId })).find(({ id }) => id === from.connectionId);
  if (connection) return connection;
  throw new NodeOperationError(host.getNode(), `The client ${clientId} has no connection ${from.connectionId}`, {
    itemIndex: item,
    description: "Choose one of the client's own from the list. Nothing was written.",
  });
}
