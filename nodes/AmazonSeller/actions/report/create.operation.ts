import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { toItems, type Call } from '../operation';
import { requestFields, requestOf } from './fields';

export const fields: INodeProperties[] = requestFields({ resource: ['report'], operation: ['create'] });

export async function execute(call: Call): Promise<INodeExecutionData[]> {
  const request = await requestOf(call);
  const reportId = await call.amazon.requestReport(call.client, request, call.signal);
  return toItems([{ reportId, reportType: request.reportType, marketplaceIds: request.marketplaceIds }]);
}
