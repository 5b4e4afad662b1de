import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { destinationEntry } from '../../../lib/platforms/destinations';
import { mappingProperties } from '../../host/mappingProperties';
import { destinationName } from './open';
import { CUSTOMER_API, ofCustomerApi, ofPlatforms } from './properties';

/** What a Customer API calls its fields, nobody knows but the person who set it up. */
const ONLY_OF_APIS = ['template', 'customTemplate', 'apiMappings'];

const [ownFields] = mappingProperties.filter(({ name }) => name === 'customTemplate');

const platformTemplate: INodeProperties = {
  displayName: 'Fields',
  name: 'platformTemplate',
  type: 'options',
  noDataExpression: true,
  options: [
    { name: 'Of the Destination', value: 'own', description: 'Name, e-mail address, telephone, postal address and what else the destination knows of a customer' },
    { name: 'Custom (JSON)', value: 'custom', description: 'Describe the fields yourself, under the names that the destination has for them' },
  ],
  default: 'own',
  description: 'Fields the destination expects. Columns are matched to them by name, synonym and content.',
};

/** The mapping as the chosen destination needs it. */
export const importMapping: readonly INodeProperties[] = [
  ofPlatforms(platformTemplate),
  ...(ownFields ? [ofPlatforms({ ...ownFields, displayOptions: { show: { platformTemplate: ['custom'] } } })] : []),
  ...mappingProperties.map((property) => (ONLY_OF_APIS.includes(property.name) ? ofCustomerApi(property) : property)),
];

/** The template by name, or `custom`. */
export function templateName(host: IExecuteFunctions): string {
  const name = destinationName(host);
  if (name === CUSTOMER_API) return host.getNodeParameter('template', 0) as string;
  const chosen = host.getNodeParameter('platformTemplate', 0, 'own') as string;
  return chosen === 'custom' ? chosen : destinationEntry(name).template;
}
