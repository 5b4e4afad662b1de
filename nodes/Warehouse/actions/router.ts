import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { errorJson, toNodeError } from '../../host/failure';
import { openRegistry } from '../../stores/registry';
import type { Call, Operation } from './operation';
import { RESOURCES, type NamedOperation } from './resources';

/** Runs the operation chosen, on every item or on all together. */
export async function route(host: IExecuteFunctions): Promise<INodeExecutionData[]> {
  if (host.getInputData().length === 0) return [];
  const operation = chosen(host);
  const registry = await openRegistry(host).catch((error: unknown) => { throw toNodeError(host.getNode(), error, 0); });
  try {
    if ('executeAll' in operation) return await operation.executeAll({ host, registry });
    const results: INodeExecutionData[] = [];
    for (let item = 0; item < host.getInputData().length; item++) {
      for (const made of await runItem({ host, item, registry }, operation)) results.push(made);
    }
    return results;
  } finally {
    await registry.close();
  }
}

async function runItem(call: Call, operation: Operation): Promise<INodeExecutionData[]> {
  const { host, item } = call;
  try {
    return (await operation.execute(call)).map((made) => ({ ...made, pairedItem: { item } }));
  } catch (thrown) {
    const error = toNodeError(host.getNode(), thrown, item);
    if (!host.continueOnFail() || host.getExecutionCancelSignal()?.aborted) throw error;
    return [{ json: errorJson(error), pairedItem: { item } }];
  }
}

function chosen(host: IExecuteFunctions): NamedOperation {
  const resource = host.getNodeParameter('resource', 0);
  const name = host.getNodeParameter('operation', 0);
  const operation = RESOURCES.find(({ value }) => value === resource)?.operations.find(({ value }) => value === name);
  if (operation) return operation;
  throw new NodeOperationError(host.getNode(), `The operation ${resource}.${name} does not exist`, { itemIndex: 0, description: 'Choose one from the list.' });
}
