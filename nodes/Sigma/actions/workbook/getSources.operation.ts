import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { textOf, type Call } from '../operation';

export const fields: INodeProperties[] = [];

/** What the workbook reads: data models, datasets and tables. */
export async function execute(call: Call): Promise<INodeExecutionData[]> {
  const sources = await call.client.call(call.sigma.workbooks.sources, { ids: { workbookId: textOf(call, 'workbookId') }, signal: call.signal });
  return sources.map((source) => ({ json: source as IDataObject }));
}
