import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { CustomerApi } from '../../../../lib/platforms/customer-api';
import { toNodeError } from '../../../delivery/failure';
import { errorJson } from '../../../host/failure';

/** Asks once, however many items come in; each gets the answer. */
export async function execute(host: IExecuteFunctions, api: CustomerApi): Promise<INodeExecutionData[]> {
  const items = host.getInputData();
  try {
    const health = await api.health({ signal: host.getExecutionCancelSignal() });
    return items.map((_, item) => ({ json: { ...health }, pairedItem: { item } }));
  } catch (error) {
    const nodeError = toNodeError(host.getNode(), error, 0);
    if (!host.continueOnFail()) throw nodeError;
    return items.map((_, item) => ({ json: errorJson(nodeError), pairedItem: { item } }));
  }
}
