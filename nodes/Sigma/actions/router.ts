import { setMaxListeners } from 'node:events';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { connect, type Connection } from '../transport/connection';
import { failedJson, toNodeError } from '../transport/failure';
import { RESOURCES, type NamedOperation } from './resources';

/** Runs the operation chosen on every item; what an item gives is paired with it, in the order of the items. */
export async function route(host: IExecuteFunctions): Promise<INodeExecutionData[]> {
  const resource = host.getNodeParameter('resource', 0);
  const name = host.getNodeParameter('operation', 0);
  const operation = RESOURCES.find(({ value }) => value === resource)?.operations.find(({ value }) => value === name);
  if (!operation) throw new NodeOperationError(host.getNode(), `The operation ${resource}.${name} does not exist`, { itemIndex: 0 });
  return await runAll(host, operation, await connect(host));
}

/** The first item that fails ends the others, unless the node is set to continue. */
async function runAll(host: IExecuteFunctions, operation: NamedOperation, connection: Connection): Promise<INodeExecutionData[]> {
  const count = host.getInputData().length;
  const results: INodeExecutionData[][] = Array.from({ length: count }, () => []);
  const failed = new AbortController();
  const stop = host.getExecutionCancelSignal();
  const signal = AbortSignal.any(stop ? [stop, failed.signal] : [failed.signal]);
  // Every request under way listens to it; that is no leak.
  setMaxListeners(0, signal);
  let next = 0;
  let ended: unknown;

  const lane = async (): Promise<void> => {
    while (next < count && !signal.aborted) {
      const item = next;
      next += 1;
      try {
        results[item] = await runItem(host, operation, connection, item, signal);
      } catch (error) {
        ended ??= error;
        failed.abort();
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(count, operation.concurrency ?? 1) }, lane));
  if (ended !== undefined) throw toNodeError(host.getNode(), ended, 0);
  return results.flat();
}

async function runItem(
  host: IExecuteFunctions, operation: NamedOperation, connection: Connection, item: number, signal: AbortSignal,
): Promise<INodeExecutionData[]> {
  try {
    // Spreading would make the client before it is wanted.
    const call = Object.assign(Object.create(connection) as Connection, { host, item, signal });
    const made = await operation.execute(call);
    return made.map((one) => ({ ...one, pairedItem: { item } }));
  } catch (thrown) {
    const error = toNodeError(host.getNode(), thrown, item);
    if (!host.continueOnFail() || signal.aborted) throw error;
    return [{ json: failedJson(error, thrown), pairedItem: { item } }];
  }
}
