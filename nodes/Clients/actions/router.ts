import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { egressOf } from '../../host/egress';
import { errorJson, toNodeError } from '../../host/failure';
import { openRegistry } from '../../stores/registry';
import type { Call } from './operation';
import { RESOURCES, type NamedOperation } from './resources';

/** Runs the operation chosen on every item, one after the other; what an item gives is paired with it. */
export async function route(host: IExecuteFunctions): Promise<INodeExecutionData[]> {
  const operation = chosen(host);
  const [clients, { createMeter }] = await Promise.all([import('../../../lib/clients'), import('../../../lib/http')]);
  const registry = await openRegistry(host).catch((error: unknown) => { throw toNodeError(host.getNode(), error, 0); });
  const context = {
    meter: createMeter(),
    signal: host.getExecutionCancelSignal() ?? new AbortController().signal,
    egress: egressOf(host.helpers),
  };
  try {
    const results: INodeExecutionData[] = [];
    for (let item = 0; item < host.getInputData().length; item++) {
      results.push(...(await runItem({ host, item, clients, registry, context }, operation)));
    }
    return results;
  } finally {
    await registry.close();
  }
}

async function runItem(call: Call, operation: NamedOperation): Promise<INodeExecutionData[]> {
  const { host, item, context } = call;
  try {
    return (await operation.execute(call)).map((made) => ({ ...made, pairedItem: { item } }));
  } catch (thrown) {
    const error = toNodeError(host.getNode(), thrown, item);
    if (!host.continueOnFail() || context.signal.aborted) throw error;
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
