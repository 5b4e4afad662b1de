import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { ItemKeys } from '../../../host/itemKeys';
import { clientOf, type Call } from '../operation';
import { mostMsOf, statementFields, statementOf, timeLimitField } from './statement';

const show = { resource: ['data'], operation: ['query'] };
const MOST_ROWS = 100_000;

export const fields: INodeProperties[] = [
  ...statementFields(show),
  {
    displayName: 'Limit',
    name: 'limit',
    type: 'number',
    typeOptions: { minValue: 1, maxValue: MOST_ROWS },
    default: 50,
    description: 'Max number of results to return',
    displayOptions: { show },
  },
  timeLimitField(show),
];

/** One item for each row. */
export async function execute(call: Call): Promise<INodeExecutionData[]> {
  const { host, item, registry } = call;
  const { runQuery } = await import('../../../../lib/warehouse/query/run');
  const mostRows = Math.min(Number(host.getNodeParameter('limit', item, 50)) || 50, MOST_ROWS);
  const items: INodeExecutionData[] = [];
  const keys = new ItemKeys();
  let names: readonly string[] = [];
  const { isCut } = await runQuery(registry.warehouse, await clientOf(call, item), { ...statementOf(call), mostRows, mostMs: mostMsOf(call) }, {
    columns: (columns) => { names = columns.map(({ name }) => name); },
    rows: (rows) => { for (const row of rows) items.push({ json: keys.toJson(names, row) }); },
  });
  if (isCut) host.addExecutionHints({ message: `The query has more than ${mostRows} rows; these are the first. Raise Limit, or use Export for a file of any size.`, location: 'outputPane' });
  return items;
}
