import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { connect } from '../transport/connection';
import { failedJson, toNodeError } from '../transport/failure';
import { RESOURCES } from './resources';

/** Runs the operation chosen on one item after the other; what an item gives is paired with it. */
export async function route(host: IExecuteFunctions): Promise<INodeExecutionData[]> {
  const resource = host.getNodeParameter('resource', 0);
  const name = host.getNodeParameter('operation', 0);
  const operation = RESOURCES.find(({ value }) => value === resource)?.operations.find(({ value }) => value === name);
  if (!operation) throw new NodeOperationError(host.getNode(), `The operation ${resource}.${name} does not exist`, { itemIndex: 0 });

  const connection = await connect(host);
  const signal = host.getExecutionCancelSignal();
  const results: INodeExecutionData[] = [];
  for (let item = 0; item < host.getInputData().length; item += 1) {
    try {
      // Spreading would make the client before it is wanted.
      const call = Object.assign(Object.create(connection) as typeof connection, { host, item, signal });
      const made = await operation.execute(call);
      results.push(...made.map((one) => ({ ...one, pairedItem: { item } })));
    } catch (thrown) {
      const error = toNodeError(host.getNode(), thrown, item);
      if (!host.continueOnFail() || signal?.aborted) throw error;
      results.push({ json: failedJson(error, thrown), pairedItem: { item } });
    }
  }
  return results;
}
