import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { InputSource } from './byteInput';

const CHOICES: Readonly<Record<InputSource, INodePropertyOptions>> = {
  binary: { name: 'Binary Field', value: 'binary', description: 'A file that an earlier node or a form upload put into the item' },
  file: { name: 'File Path', value: 'file', description: 'A file on the machine n8n runs on' },
  text: { name: 'Text', value: 'text', description: 'Text pasted here or given by an expression' },
  url: { name: 'URL', value: 'url', description: 'A file downloaded from the web' },
};

/** Where the file comes from, and the one field each source needs. */
export function inputProperties(sources: readonly InputSource[]): INodeProperties[] {
  return [
    {
      displayName: 'Input Source',
      name: 'inputSource',
      type: 'options',
      noDataExpression: true,
      options: sources.map((source) => CHOICES[source]),
      default: 'binary',
      description: 'Where the file comes from. Several input items are several files, read one after the other.',
    },
    ...sources.map((source) => DETAILS[source]),
  ];
}

const DETAILS: Readonly<Record<InputSource, INodeProperties>> = {
  binary: {
    displayName: 'Input Binary Field',
    name: 'binaryPropertyName',
    type: 'string',
    default: 'data',
    required: true,
    hint: 'The name of the input binary field containing the file to be read',
    description: 'Name of the field that holds the file, as the Binary tab of the input shows it',
    displayOptions: { show: { inputSource: ['binary'] } },
  },
  file: {
    displayName: 'File Path',
    name: 'filePath',
    type: 'string',
    default: '',
    required: true,
    placeholder: 'e.g. /home/node/.n8n-files/customers.csv',
    description: 'Path as n8n sees it. n8n only reads folders named in N8N_RESTRICT_FILE_ACCESS_TO.',
    displayOptions: { show: { inputSource: ['file'] } },
  },
  text: {
    displayName: 'Text',
    name: 'text',
    type: 'string',
    typeOptions: { rows: 6 },
    default: '',
    required: true,
    placeholder: 'e.g. name,email',
    description: 'The contents of the file: CSV, TSV, JSON, NDJSON or XML',
    displayOptions: { show: { inputSource: ['text'] } },
  },
  url: {
    displayName: 'URL',
    name: 'url',
    type: 'string',
    default: '',
    required: true,
    placeholder: 'e.g. https://example.com/exports/customers.csv',
    description: 'Address that answers with the file and needs no sign-in. It is downloaded once.',
    displayOptions: { show: { inputSource: ['url'] } },
  },
};
