import type { IExecuteFunctions } from 'n8n-workflow';
import { reportedStep, type Imported } from '../importItem';
import type { ImportSettings } from '../settings';

/** Every record of the file held against the ledger, and one report of all shards. */
export async function reconcileShards(host: IExecuteFunctions, item: number, settings: ImportSettings): Promise<Imported> {
  const importId = String(host.getNodeParameter('importId', item)).trim();
  return await reportedStep(host, item, settings, async (options) => {
    const { reconcileShards: reconcile } = await import('../../../lib/delivery/shards');
    return await reconcile({ ...options, importId });
  });
}
