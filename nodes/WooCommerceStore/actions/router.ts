import { setMaxListeners } from 'node:events';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { openStores } from '../transport/connection';
import { failedJson, toNodeError } from '../transport/failure';
import type { Operation, Session } from './operation';
import { RESOURCES } from './resources';

/** Runs the operation chosen; what an input item gives is paired with it, in the order of the items. */
export async function route(host: IExecuteFunctions): Promise<INodeExecutionData[]> {
  const resource = host.getNodeParameter('resource', 0);
  const name = host.getNodeParameter('operation', 0);
  const operation = RESOURCES.find(({ value }) => value === resource)?.operations.find(({ value }) => value === name);
  if (!operation) throw new NodeOperationError(host.getNode(), `The operation ${resource}.${name} does not exist`, { itemIndex: 0 });
  const stop = host.getExecutionCancelSignal();
  const signal = AbortSignal.any(stop ? [stop] : []);
  // Every request under way listens to it; that is no leak.
  setMaxListeners(0, signal);
  const session: Session = { stores: await openStores(host, signal), host, signal };
  try {
    return operation.executeAll ? await operation.executeAll(session) : await eachItem(session, operation);
  } catch (thrown) {
    throw toNodeError(host.getNode(), thrown, 0);
  } finally {
    await session.stores.close();
  }
}

async function eachItem(session: Session, operation: Operation): Promise<INodeExecutionData[]> {
  const { host, signal } = session;
  const items: INodeExecutionData[] = [];
  for (let item = 0; item < host.getInputData().length; item += 1) {
    try {
      const made = (await operation.execute?.({ ...session, ...(await session.stores.of(item)), item })) ?? [];
      for (const one of made) items.push({ ...one, pairedItem: { item } });
    } catch (thrown) {
      const error = toNodeError(host.getNode(), thrown, item);
      if (!host.continueOnFail() || signal.aborted) throw error;
      items.push({ json: failedJson(error), pairedItem: { item } });
    }
  }
  return items;
}
