import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { errorJson } from '../../host/failure';
import { toNodeError } from '../failure';
import { openShops, type Shops } from '../shops';
import { RESOURCES, type NamedOperation } from './resources';

/** Runs the operation chosen on every item, one after the other: the shop's limit is what holds them up. */
export async function route(host: IExecuteFunctions): Promise<INodeExecutionData[]> {
  const resource = host.getNodeParameter('resource', 0);
  const name = host.getNodeParameter('operation', 0);
  const operation = RESOURCES.find(({ value }) => value === resource)?.operations.find(({ value }) => value === name);
  if (!operation) throw new NodeOperationError(host.getNode(), `The operation ${resource}.${name} does not exist`, { itemIndex: 0, description: 'Choose one from the list.' });
  const signal = host.getExecutionCancelSignal();
  const shops = await openShops(host, signal);
  try {
    const results: INodeExecutionData[] = [];
    for (let item = 0; item < host.getInputData().length; item += 1) results.push(...(await runItem(host, operation, shops, item, signal)));
    return results;
  } finally {
    await shops.close();
  }
}

async function runItem(host: IExecuteFunctions, operation: NamedOperation, shops: Shops, item: number, signal: AbortSignal | undefined): Promise<INodeExecutionData[]> {
  try {
    const made = await operation.execute({ host, item, context: await shops.contextOf(item) });
    return made.map((one) => ({ ...one, pairedItem: { item } }));
  } catch (thrown) {
    const error = toNodeError(host.getNode(), thrown, item);
    if (!host.continueOnFail() || signal?.aborted) throw error;
    return [{ json: errorJson(error), pairedItem: { item } }];
  }
}
