import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { warehouseTest } from '../host/warehouseTest';
import { storeListSearch } from '../stores/listSearch';
import { warehouseProperties } from './actions/properties';
import { route } from './actions/router';

/** The warehouse by hand: query and export one client's data, write rows, look at syncs and start them over. */
export class Warehouse implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Warehouse',
    name: 'warehouse',
    icon: { light: 'file:../../icons/warehouse.svg', dark: 'file:../../icons/warehouse.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
    description: "Query and export one client's data, write rows of its stores, and see how its syncs went",
    defaults: { name: 'Warehouse' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    usableAsTool: true,
    credentials: [{ name: 'warehouseApi', required: true, testedBy: 'warehouseTest' }],
    properties: warehouseProperties,
  };

  methods = { credentialTest: { warehouseTest }, listSearch: storeListSearch() };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return [await route(this)];
  }
}
