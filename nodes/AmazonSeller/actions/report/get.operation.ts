import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { textOf, toItems, type Call } from '../operation';
import { reportIdField } from './fields';

export const fields: INodeProperties[] = [reportIdField({ resource: ['report'], operation: ['get'] })];

export async function execute(call: Call): Promise<INodeExecutionData[]> {
  const { amazon: { operations }, client, signal } = call;
  return toItems([await client.call(operations.getReport, { ids: { reportId: textOf(call, 'reportId') }, signal })]);
}
