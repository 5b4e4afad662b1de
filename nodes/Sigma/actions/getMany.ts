import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { CallArguments, ListEndpoint } from '../../../lib/platforms/sigma';
import type { SigmaModule } from '../transport/connection';
import { filledIn, type Call, type Operation } from './operation';

export interface GetManySettings {
  readonly resource: string;
  readonly operation?: string;
  readonly list: (sigma: SigmaModule) => ListEndpoint;
  /** Further fields before those of the list, such as whose parts are listed. */
  readonly before?: INodeProperties[];
  /** Each is sent as the query parameter of its name. */
  readonly filters?: INodeProperties[];
  readonly given?: (call: Call) => CallArguments;
}

/** A list: one item per entry, or one item with a numbered page as dashboards want it. */
export function getMany(settings: GetManySettings): Operation {
  const { resource, operation = 'getMany', filters = [], before = [] } = settings;
  const show = { resource: [resource], operation: [operation] };
  const filterField: INodeProperties = {
    displayName: 'Filters', name: 'filters', type: 'collection', placeholder: 'Add Filter', default: {}, options: filters,
    description: 'Leave out what does not match', displayOptions: { show },
  };
  return {
    fields: [...before, ...listFields(show), ...(filters.length > 0 ? [filterField] : [])],
    execute: async (call) => {
      const { ids, query, signal = call.signal } = settings.given?.(call) ?? {};
      const chosen = filters.length > 0 ? (filledIn(call, 'filters') as Record<string, string>) : {};
      return await read(call, settings.list(call.sigma), { ids, signal, query: { ...query, ...chosen } });
    },
  };
}

async function read({ host, item, sigma, client }: Call, list: ListEndpoint, given: CallArguments): Promise<INodeExecutionData[]> {
  if (host.getNodeParameter('output', item, 'entries') === 'page') {
    const page = Number(host.getNodeParameter('page', item, 1));
    const size = Number(host.getNodeParameter('size', item, 25));
    const { data, ...numbers } = await sigma.numberedPage(client, list, page, size, given);
    return [{ json: { data: data as IDataObject[], ...numbers } }];
  }
  const most = host.getNodeParameter('returnAll', item, false) === true ? undefined : Number(host.getNodeParameter('limit', item, 50));
  const entries = await sigma.take(client, list, given, most);
  return entries.map((entry) => ({ json: entry as IDataObject }));
}

function listFields(show: Record<string, string[]>): INodeProperties[] {
  return [
    {
      displayName: 'Output',
      name: 'output',
      type: 'options',
      options: [
        { name: 'One Item per Entry', value: 'entries', description: 'For workflows that go on with each entry' },
        { name: 'One Numbered Page', value: 'page', description: 'One item {data, total, page, size, pages}, as dashboards expect it' },
      ],
      default: 'entries',
      description: 'What comes out',
      displayOptions: { show },
    },
    {
      displayName: 'Return All',
      name: 'returnAll',
      type: 'boolean',
      default: false,
      description: 'Whether to return all results or only up to a given limit',
      displayOptions: { show: { ...show, output: ['entries'] } },
    },
    {
      displayName: 'Limit',
      name: 'limit',
      type: 'number',
      typeOptions: { minValue: 1, maxValue: 1000 },
      default: 50,
      description: 'Max number of results to return',
      displayOptions: { show: { ...show, output: ['entries'], returnAll: [false] } },
    },
    {
      displayName: 'Page',
      name: 'page',
      type: 'number',
      typeOptions: { minValue: 1 },
      default: 1,
      description: 'Number of the page, from 1 on. Sigma itself knows no page numbers: the entries before are read past.',
      displayOptions: { show: { ...show, output: ['page'] } },
    },
    {
      displayName: 'Page Size',
      name: 'size',
      type: 'number',
      typeOptions: { minValue: 1, maxValue: 1000 },
      default: 25,
      description: 'Entries per page, from 1 to 1000',
      displayOptions: { show: { ...show, output: ['page'] } },
    },
  ];
}
