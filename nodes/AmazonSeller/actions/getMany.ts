import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { CallArguments, Operation as Endpoint } from '../../../lib/platforms/amazon-seller';
import { toItems, type Call } from './operation';

export function returnFields(show: Record<string, string[]>): INodeProperties[] {
  return [
    { displayName: 'Return All', name: 'returnAll', type: 'boolean', default: false, description: 'Whether to return all results or only up to a given limit', displayOptions: { show } },
    {
      displayName: 'Limit', name: 'limit', type: 'number', typeOptions: { minValue: 1 }, default: 50, description: 'Max number of results to return',
      displayOptions: { show: { ...show, returnAll: [false] } },
    },
  ];
}

export function filtersField(show: Record<string, string[]>, options: INodeProperties[]): INodeProperties {
  return { displayName: 'Filters', name: 'filters', type: 'collection', placeholder: 'Add Filter', default: {}, options, description: 'Leave out what does not match', displayOptions: { show } };
}

/** How many a person wants; undefined for all. */
export function mostOf({ host, item }: Call): number | undefined {
  return host.getNodeParameter('returnAll', item, false) === true ? undefined : Number(host.getNodeParameter('limit', item, 50));
}

/** The entries of a list over as many pages as it takes; the log tells how far it is, since some lists are slow. */
export async function list(call: Call, endpoint: Endpoint, given: CallArguments): Promise<INodeExecutionData[]> {
  const { amazon, client, host, signal } = call;
  const onPage = (held: number) => host.logger.info(`Amazon ${endpoint.name}: ${held} so far`);
  return toItems(await amazon.take(client, endpoint, { ...given, signal }, { most: mostOf(call), onPage }));
}
