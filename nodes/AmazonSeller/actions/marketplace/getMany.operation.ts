import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { toItems, type Call } from '../operation';

export const fields: INodeProperties[] = [];

/** Where the seller takes part. Amazon answers this about once a minute. */
export async function execute({ amazon: { operations }, client, signal }: Call): Promise<INodeExecutionData[]> {
  const { payload } = await client.call(operations.getMarketplaceParticipations, { signal });
  return toItems(payload);
}
