import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { reportedStep, type Imported } from '../importItem';
import type { ImportSettings } from '../settings';

export const fields: readonly INodeProperties[] = [
  {
    displayName: 'Shard',
    name: 'shard',
    type: 'number',
    typeOptions: { minValue: 1 },
    default: 1,
    required: true,
    description: 'Number of the shard, as Plan Shards gave it out',
    displayOptions: { show: { operation: ['importShard'] } },
  },
];

/** One shard: a run of its own, with outcomes of its own. */
export async function importShard(host: IExecuteFunctions, item: number, settings: ImportSettings): Promise<Imported> {
  const importId = String(host.getNodeParameter('importId', item)).trim();
  const shard = host.getNodeParameter('shard', item) as number;
  return await reportedStep(host, item, settings, async (options) => {
    const { importShard: run } = await import('../../../lib/delivery/shards');
    return await run({ ...options, importId, shard });
  });
}
