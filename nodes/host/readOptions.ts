import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ReadOptions } from '../../lib/tabular/types';

/** What a person may decide about a file instead of letting it be detected. */
export const readOptionProperties: readonly INodeProperties[] = [
  {
    displayName: 'Delimiter',
    name: 'delimiter',
    type: 'string',
    default: '',
    placeholder: 'e.g. ;',
    description: 'Character between two columns of a CSV file; \\t is a tab. Empty means: found by looking at the file.',
  },
  {
    displayName: 'Encoding',
    name: 'encoding',
    type: 'string',
    default: '',
    placeholder: 'e.g. windows-1252',
    description: 'Name of the text encoding. Empty means: found by looking at the file.',
  },
  {
    displayName: 'Format',
    name: 'format',
    type: 'options',
    options: [
      { name: 'Automatic', value: 'auto', description: 'Found by file name and contents' },
      { name: 'CSV or TSV', value: 'csv', description: 'One record per line, columns between delimiters' },
      { name: 'JSON', value: 'json', description: 'One array of objects, at the top or under a path' },
      { name: 'NDJSON', value: 'ndjson', description: 'One JSON object per line' },
      { name: 'XML', value: 'xml', description: 'One element per record' },
    ],
    default: 'auto',
    description: 'How the file is built',
  },
  {
    displayName: 'Quote',
    name: 'quote',
    type: 'string',
    default: '',
    placeholder: 'e.g. "',
    description: 'Character around cells of a CSV file. Empty means: found by looking at the file.',
  },
  {
    displayName: 'Record Path',
    name: 'recordPath',
    type: 'string',
    default: '',
    placeholder: 'e.g. result.customers',
    description: 'JSON: dotted path to the array. XML: name of the repeated element. Empty means: found by looking at the file.',
  },
];

/** The chosen options as lib/tabular takes them; what is empty is left to detection. */
export function toReadOptions(options: IDataObject, fileName: string, signal?: AbortSignal): ReadOptions {
  return {
    format: (options.format as ReadOptions['format']) ?? 'auto',
    encoding: chosen(options.encoding),
    delimiter: chosen(options.delimiter)?.replace('\\t', '\t'),
    quote: chosen(options.quote),
    recordPath: chosen(options.recordPath),
    fileName,
    signal,
  };
}

function chosen(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
