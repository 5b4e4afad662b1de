import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { Scratch } from '../../../host/scratch';
import { clientOf, textOf, type Call } from '../operation';
import { mostMsOf, statementFields, statementOf, timeLimitField } from './statement';
import { TABLES } from './tables';

const show = { resource: ['data'], operation: ['export'] };
/** More than any export has; the database counts with 64 bits. */
const NO_LIMIT = Number.MAX_SAFE_INTEGER - 1;

export const fields: INodeProperties[] = [
  {
    displayName: 'Export What',
    name: 'source',
    type: 'options',
    noDataExpression: true,
    options: [
      { name: 'A Table', value: 'table', description: "All of the client's rows in one table, without what the vendors have deleted" },
      { name: 'A Query', value: 'query', description: 'Whatever one SELECT gives' },
    ],
    default: 'table',
    description: 'Where the rows come from',
    displayOptions: { show },
  },
  {
    displayName: 'Table',
    name: 'exportTable',
    type: 'options',
    options: [...TABLES],
    default: 'orders',
    description: 'Which table to export, with all its columns except the raw objects of vendors',
    displayOptions: { show: { ...show, source: ['table'] } },
  },
  ...statementFields({ ...show, source: ['query'] }),
  {
    displayName: 'Format',
    name: 'format',
    type: 'options',
    options: [
      { name: 'CSV', value: 'csv', description: 'For spreadsheets; cells that they would run as formulas are made harmless' },
      { name: 'NDJSON', value: 'ndjson', description: 'One JSON object per line, exactly as the data are' },
    ],
    default: 'csv',
    description: 'Format of the file',
    displayOptions: { show },
  },
  {
    displayName: 'Put Output in Field',
    name: 'binaryPropertyName',
    type: 'string',
    default: 'data',
    required: true,
    description: 'Name of the binary field that holds the file',
    hint: 'The name of the output binary field to put the file in',
    displayOptions: { show },
  },
  { ...timeLimitField(show), default: 600 },
];

/** One item with the file; rows go from the database to the disk in batches. */
export async function execute(call: Call): Promise<INodeExecutionData[]> {
  const { host, item, registry } = call;
  const [{ runQuery }, { rowWriter }] = await Promise.all([import('../../../../lib/warehouse/query/run'), import('./rowWriter')]);
  const clientId = await clientOf(call, item);
  const format = textOf(call, 'format') === 'ndjson' ? 'ndjson' : 'csv';
  const scratch = await Scratch.create();
  try {
    const file = scratch.path(`export.${format}`);
    const sink = createWriteStream(file);
    const writer = rowWriter(format, async (chunk) => { if (!sink.write(chunk)) await once(sink, 'drain'); });
    const query = { ...(await sourceOf(call)), mostRows: NO_LIMIT, mostMs: mostMsOf(call) };
    const written = finished(sink);
    // Awaited below, or the query has failed before.
    written.catch(() => undefined);
    const { rows, columns } = await runQuery(registry.warehouse, clientId, query, writer).catch((error: unknown) => {
      sink.destroy();
      throw error;
    });
    await writer.end();
    sink.end();
    await written;
    const name = `${textOf(call, 'source') === 'query' ? 'query' : textOf(call, 'exportTable')}.${format}`;
    const binary = await host.helpers.prepareBinaryData(createReadStream(file), name, format === 'csv' ? 'text/csv' : 'application/x-ndjson');
    return [{ json: { rows, columns: columns.map((column) => column.name), file: name }, binary: { [textOf(call, 'binaryPropertyName')]: binary } }];
  } finally {
    await scratch.dispose();
  }
}

async function sourceOf(call: Call): Promise<ReturnType<typeof statementOf>> {
  if (textOf(call, 'source') === 'query') return statementOf(call);
  const { tableStatement } = await import('../../../../lib/warehouse/query/tableStatement');
  return { statement: tableStatement(textOf(call, 'exportTable')), parameters: [] };
}
