import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { Scratch } from '../../host/scratch';
import type { Imported } from '../importItem';
import type { ImportSettings } from '../settings';
import { withImport } from '../withImport';

export const fields: readonly INodeProperties[] = [
  {
    displayName: 'Shards',
    name: 'shards',
    type: 'number',
    typeOptions: { minValue: 1, maxValue: 1000 },
    default: 4,
    description: 'How many parts to make. About one for each execution that all workers together may run at the same time; a small file gets fewer.',
    displayOptions: { show: { operation: ['planShards'] } },
  },
];

/** One item for each shard. */
export async function planShards(host: IExecuteFunctions, item: number, settings: ImportSettings): Promise<Imported> {
  const shards = host.getNodeParameter('shards', item) as number;
  const scratch = await Scratch.create();
  try {
    const { planShards: plan } = await import('../../../lib/delivery/shards');
    const tasks = await withImport(host, item, settings, scratch, (options) => plan({ ...options, shards, fresh: settings.fresh }));
    return { summary: tasks.map((task) => ({ json: { ...task } as IDataObject, pairedItem: { item } })), rejected: [], failed: [] };
  } finally {
    await scratch.dispose();
  }
}
