import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { filtersField, list, returnFields } from '../getMany';
import { marketplacesFor, marketplacesOption } from '../marketplaces';
import { filledIn, listed, textOf, type Call } from '../operation';
import { timeOf } from '../times';
import { buyerField, includedField, statusOption, versionField } from './fields';
import { statusesV0 } from './words';

const MANY = ['getMany'];
const show = { resource: ['order'], operation: MANY };
const MOST_PER_PAGE = 100;

export const fields: INodeProperties[] = [
  versionField(MANY),
  {
    displayName: 'By',
    name: 'by',
    type: 'options',
    options: [
      { name: 'Creation', value: 'created', description: 'Orders placed in a time span' },
      { name: 'Last Update', value: 'updated', description: 'Orders placed or changed in a time span' },
    ],
    default: 'created',
    description: 'Which time of an order counts',
    displayOptions: { show },
  },
  { displayName: 'After', name: 'after', type: 'dateTime', default: '', required: true, description: 'Start of the time span, up to two years back', displayOptions: { show } },
  includedField(MANY),
  buyerField(MANY),
  ...returnFields(show),
  filtersField(show, [
    { displayName: 'Before', name: 'before', type: 'dateTime', default: '', description: 'End of the time span, at least two minutes ago; as late as Amazon can when empty' },
    {
      displayName: 'Fulfilled By', name: 'fulfilledBy', type: 'options', default: 'AMAZON', description: 'Who sends the order',
      options: [{ name: 'Amazon', value: 'AMAZON', description: 'Amazon, from its warehouses' }, { name: 'Merchant', value: 'MERCHANT', description: 'The seller' }],
    },
    marketplacesOption,
    statusOption,
  ]),
];

export async function execute(call: Call): Promise<INodeExecutionData[]> {
  const { amazon: { operations }, host, item } = call;
  const filters = filledIn(call, 'filters');
  const after = timeOf(call, host.getNodeParameter('after', item, ''), 'After');
  const before = timeOf(call, filters.before, 'Before');
  const marketplaces = await marketplacesFor(call, filters.marketplaceIds);
  const statuses = listed(filters.statuses);
  const byUpdate = textOf(call, 'by') === 'updated';
  const fulfilledBy = listed(filters.fulfilledBy);
  if (textOf(call, 'version') === 'v0') {
    const restricted = host.getNodeParameter('buyerData', item, false) === true ? ['buyerInfo', 'shippingAddress'] : undefined;
    const [afterName, beforeName] = byUpdate ? ['LastUpdatedAfter', 'LastUpdatedBefore'] : ['CreatedAfter', 'CreatedBefore'];
    return await list(call, operations.getOrdersV0, {
      restricted,
      query: {
        [afterName]: after, [beforeName]: before, MarketplaceIds: marketplaces, OrderStatuses: statusesV0(statuses), MaxResultsPerPage: MOST_PER_PAGE,
        FulfillmentChannels: fulfilledBy.map((one) => (one === 'AMAZON' ? 'AFN' : 'MFN')),
      },
    });
  }
  const [afterName, beforeName] = byUpdate ? ['lastUpdatedAfter', 'lastUpdatedBefore'] : ['createdAfter', 'createdBefore'];
  return await list(call, operations.searchOrders, {
    query: {
      [afterName]: after, [beforeName]: before, marketplaceIds: marketplaces, fulfillmentStatuses: statuses, fulfilledBy, maxResultsPerPage: MOST_PER_PAGE,
      includedData: listed(host.getNodeParameter('includedData', item, [])),
    },
  });
}
