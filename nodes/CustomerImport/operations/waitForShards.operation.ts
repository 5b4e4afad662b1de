import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Imported } from '../importItem';
import { ledgerPlace } from '../ledgerPlace';

const show = { operation: ['waitForShards'] };

export const fields: readonly INodeProperties[] = [
  {
    displayName: 'Patience (Seconds)',
    name: 'patience',
    type: 'number',
    typeOptions: { minValue: 0 },
    default: 30,
    description: 'How long shards may wait with nobody at work on the import before they are handed out once more',
    displayOptions: { show },
  },
  {
    displayName: 'Most Calls',
    name: 'mostCalls',
    type: 'number',
    typeOptions: { minValue: 1 },
    default: 5,
    description: 'How often a shard is handed out before the import is given up with an error that names the last problem',
    displayOptions: { show },
  },
];

/** One item `finished: true`, or one for each shard to hand out again. Several input items of one import are one wait. */
export async function waitForShards(host: IExecuteFunctions, item: number): Promise<Imported> {
  const importId = importIdOf(host, item);
  const isRepeated = Array.from({ length: item }, (_, earlier) => importIdOf(host, earlier)).includes(importId);
  if (isRepeated) return { summary: [], rejected: [], failed: [] };
  const { warehouseFolder } = host.getNodeParameter('options', 0, {}) as { warehouseFolder?: string };
  const { watchShards } = await import('../../../lib/delivery/shards');
  const left = await watchShards({
    warehouse: await ledgerPlace(host, (warehouseFolder ?? '').trim()),
    importId,
    patienceMs: (host.getNodeParameter('patience', item) as number) * 1000,
    mostCalls: host.getNodeParameter('mostCalls', item) as number,
    signal: host.getExecutionCancelSignal(),
  });
  const summary = left.length === 0
    ? [{ json: { importId, finished: true }, pairedItem: { item } }]
    : left.map((state) => ({ json: { importId, finished: false, ...state } as IDataObject, pairedItem: { item } }));
  return { summary, rejected: [], failed: [] };
}

function importIdOf(host: IExecuteFunctions, item: number): string {
  return String(host.getNodeParameter('importId', item)).trim();
}
