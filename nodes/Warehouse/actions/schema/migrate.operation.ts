import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { itemsOf, type Run } from '../operation';

export const fields: INodeProperties[] = [];

/** Opening the warehouse has made what was missing; one item tells what is there now. */
export async function executeAll({ host }: Run): Promise<INodeExecutionData[]> {
  const { MIGRATIONS } = await import('../../../../lib/warehouse/migrations');
  const migrations = MIGRATIONS.map(({ name }) => name);
  return itemsOf([{ schema: migrations.at(-1), migrations }]).map((made) => ({ ...made, pairedItem: host.getInputData().map((_, item) => ({ item })) }));
}
