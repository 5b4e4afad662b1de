import type { NamedOperation as Offered, NamedResource } from '../../host/resourceProperties';
import type { Operation } from './operation';
import * as catalogItemGet from './catalogItem/get.operation';
import * as catalogItemSearch from './catalogItem/search.operation';
import * as financeGetEvents from './finance/getEvents.operation';
import * as financeGetGroups from './finance/getGroups.operation';
import * as financeGetMany from './finance/getMany.operation';
import * as inventoryGetMany from './inventory/getMany.operation';
import * as marketplaceGetMany from './marketplace/getMany.operation';
import * as orderGet from './order/get.operation';
import * as orderGetItems from './order/getItems.operation';
import * as orderGetMany from './order/getMany.operation';
import * as reportCreate from './report/create.operation';
import * as reportDownload from './report/download.operation';
import * as reportGet from './report/get.operation';
import * as reportGetMany from './report/getMany.operation';
import * as settlementDownload from './settlement/download.operation';
import * as settlementGetMany from './settlement/getMany.operation';

export type NamedOperation = Operation & Offered;

const op = (value: string, name: string, action: string, description: string, { fields, execute }: Operation): NamedOperation => ({ value, name, action, description, fields, execute });
const many = (noun: string, description: string, operation: Operation) => op('getMany', 'Get Many', `Get many ${noun}`, description, operation);

/** Everything the node can do, sorted as it is shown. */
export const RESOURCES: readonly NamedResource<NamedOperation>[] = [
  {
    value: 'catalogItem', name: 'Catalog Item', description: 'What Amazon’s catalogue says of products',
    operations: [
      op('get', 'Get', 'Get a catalog item', 'Get one item by its ASIN', catalogItemGet),
      op('search', 'Search', 'Search catalog items', 'Find items by keywords, ASIN, SKU, EAN or UPC', catalogItemSearch),
    ],
  },
  { value: 'inventory', name: 'FBA Inventory', description: 'Stock in Amazon’s warehouses', operations: [many('inventory summaries', 'List stock by SKU, all or what has changed', inventoryGetMany)] },
  {
    value: 'finance', name: 'Finance', description: 'Money that has moved',
    operations: [
      many('transactions', 'List sales, refunds, fees and payouts', financeGetMany),
      op('getEvents', 'Get Events (V0)', 'Get financial events', 'List financial events of the older version', financeGetEvents),
      op('getGroups', 'Get Groups (V0)', 'Get financial event groups', 'List payments with their totals', financeGetGroups),
    ],
  },
  { value: 'marketplace', name: 'Marketplace', description: 'Where the seller takes part', operations: [many('marketplaces', 'List marketplaces the seller takes part in', marketplaceGetMany)] },
  {
    value: 'order', name: 'Order', description: 'Orders with their items',
    operations: [
      many('orders', 'List orders by creation or last update', orderGetMany),
      op('get', 'Get', 'Get an order', 'Get one order by its ID', orderGet),
      op('getItems', 'Get Items', 'Get the items of an order', 'List the lines of one order', orderGetItems),
    ],
  },
  {
    value: 'report', name: 'Report', description: 'Reports that Amazon makes when asked',
    operations: [
      op('download', 'Download', 'Download a report', 'Ask for a report, wait for it, and read it', reportDownload),
      op('create', 'Create', 'Create a report', 'Ask for a report and go on; Amazon has no key against asking twice', reportCreate),
      op('get', 'Get', 'Get a report', 'See how far a report is', reportGet),
      many('reports', 'List reports by type', reportGetMany),
    ],
  },
  {
    value: 'settlement', name: 'Settlement', description: 'Reports of finished settlements',
    operations: [
      many('settlement reports', 'List settlement reports of the last ninety days', settlementGetMany),
      op('download', 'Download', 'Download a settlement report', 'Read the lines of one settlement', settlementDownload),
    ],
  },
];
