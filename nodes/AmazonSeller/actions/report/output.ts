import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { OpenDocument } from '../../../../lib/platforms/amazon-seller';
import { ItemKeys } from '../../../host/itemKeys';
import { textOf, type Call } from '../operation';

/** How a document comes out. */
export const outputFields = (show: Record<string, string[]>): INodeProperties[] => [
  {
    displayName: 'Output',
    name: 'output',
    type: 'options',
    options: [
      { name: 'File', value: 'file', description: 'The document as binary data, of any size' },
      { name: 'Items', value: 'items', description: 'One item for each row; all rows are held in memory' },
    ],
    default: 'items',
    description: 'What comes out',
    displayOptions: { show },
  },
  {
    displayName: 'Put File in Field', name: 'binaryPropertyName', type: 'string', default: 'data', required: true, description: 'Name of the binary field for the file',
    displayOptions: { show: { ...show, output: ['file'] } },
  },
];

/** The document as items, or as one item with a file; `about` says which report it is. */
export async function outputOf(call: Call, document: OpenDocument, about: IDataObject): Promise<INodeExecutionData[]> {
  return textOf(call, 'output') === 'file' ? [await fileOf(call, document, about)] : await rowsOf(call, document);
}

async function fileOf({ host, item }: Call, { stream, contentType }: OpenDocument, about: IDataObject): Promise<INodeExecutionData> {
  const field = String(host.getNodeParameter('binaryPropertyName', item, 'data')).trim() || 'data';
  const plainType = contentType.split(';', 1)[0]?.trim() ?? contentType;
  const fileName = `${String(about.reportType)}-${String(about.reportId)}.${EXTENSIONS.get(plainType) ?? 'txt'}`;
  const binary = await host.helpers.prepareBinaryData(stream, fileName, plainType);
  return { json: { ...about, fileName }, binary: { [field]: binary } };
}

const EXTENSIONS = new Map([['application/json', 'json'], ['application/xml', 'xml'], ['text/xml', 'xml'], ['text/csv', 'csv'], ['application/pdf', 'pdf']]);

/** Flat files have tabs, some newer reports commas or JSON. Cells are the text they are. */
async function rowsOf({ amazon, signal }: Call, document: OpenDocument): Promise<INodeExecutionData[]> {
  const { stream, charset, contentType } = document;
  if (/json/i.test(contentType)) return await jsonOf(document);
  const source = /csv/i.test(contentType) ? await amazon.commaFile(stream, charset, 500, signal) : await amazon.flatFile(document, 500, signal);
  const keys = new ItemKeys();
  const items: INodeExecutionData[] = [];
  for await (const batch of source) for (const { cells } of batch) items.push({ json: keys.toJson(source.headers, cells) });
  return items;
}

async function jsonOf({ stream }: OpenDocument): Promise<INodeExecutionData[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  const content: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  return (Array.isArray(content) ? (content as IDataObject[]) : [content as IDataObject]).map((json) => ({ json }));
}
