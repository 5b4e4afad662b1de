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
];

interface Group {
  readonly clientId: string;
  readonly connectionId: string;
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
    const connectionId = chosenId(host, 'connectionId', item);
    const key = JSON.stringify([clientId, connectionId]);
    const group = groups.get(key) ?? { clientId, connectionId, items: [] };
    group.items.push(item);
    groups.set(key, group);
  }
  return groups.values();
}

async function writeGroup({ host, registry }: Run, { clientId, connectionId, items }: Group) {
  const [{ looseRow }, { upsertStoreRows }] = await Promise.all([import('../../../../lib/warehouse/looseRows'), import('../../../../lib/warehouse/storeUpsert')]);
  const table = host.getNodeParameter('table', 0) as StoreTable;
  const input = host.getInputData();
  const rows: AnyRow[] = items.map((item) => looseRow(table, input[item]?.json ?? {}));
  const { platform } = await ownerOf({ host, registry }, clientId, connectionId, items[0] ?? 0);
  const owner: StoreOwner = { clientId, connectionId, platform };
  const written = await registry.warehouse.asClient(clientId, (db) => upsertStoreRows(db, owner, { [table]: rows }));
  const counts = written.get(table) ?? { created: 0, updated: 0, unchanged: 0 };
  return { clientId, connectionId, table, rows: rows.length, ...counts };
}

async function ownerOf({ host, registry }: Run, clientId: string, connectionId: string, item: number): Promise<{ readonly platform: string }> {
  const { listConnections } = await import('../../../../lib/clients');
  const connection = (await listConnections(registry, { clientId })).find(({ id }) => id === connectionId);
  if (connection) return connection;
  throw new NodeOperationError(host.getNode(), `The client ${clientId} has no connection ${connectionId}`, {
    itemIndex: item,
    description: "Choose one of the client's own from the list. Nothing was written.",
  });
}
