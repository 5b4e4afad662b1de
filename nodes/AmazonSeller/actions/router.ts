import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { connect, type Connections } from '../transport/connection';
import { failedJson, toNodeError } from '../transport/failure';
import { RESOURCES, type NamedOperation } from './resources';

/** Runs the operation chosen on every item, one after the other: Amazon's rates leave nothing to gain from haste. */
export async function route(host: IExecuteFunctions): Promise<INodeExecutionData[]> {
  const resource = host.getNodeParameter('resource', 0);
  const name = host.getNodeParameter('operation', 0);
  const operation = RESOURCES.find(({ value }) => value === resource)?.operations.find(({ value }) => value === name);
  if (!operation) throw new NodeOperationError(host.getNode(), `The operation ${resource}.${name} does not exist`, { itemIndex: 0 });
  const connections = await connect(host);
  try {
    const results: INodeExecutionData[] = [];
    for (let item = 0; item < host.getInputData().length; item += 1) {
      for (const made of await runItem(host, operation, connections, item)) results.push(made);
    }
    return results;
  } finally {
    await connections.close();
  }
}

async function runItem(host: IExecuteFunctions, operation: NamedOperation, connections: Connections, item: number): Promise<INodeExecutionData[]> {
  const signal = host.getExecutionCancelSignal();
  try {
    const client = await connections.clientOf(item);
    const made = await operation.execute({ host, item, amazon: connections.amazon, client, signal });
    return made.map((one) => ({ ...one, pairedItem: { item } }));
  } catch (thrown) {
    const error = toNodeError(host.getNode(), thrown, item);
    if (!host.continueOnFail() || signal?.aborted) throw error;
    return [{ json: failedJson(error, thrown), pairedItem: { item } }];
  }
}
