import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { withWarehouse } from '../host/warehouse';
import { warehouseTest } from '../host/warehouseTest';
import { makePages } from './pages';
import { properties } from './properties';

/** What was synced, as pages for people: sales, products, stock, customers, fees, and how fresh it all is. */
export class Dashboard implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Dashboard',
    name: 'dashboard',
    icon: { light: 'file:../../icons/dashboard.svg', dark: 'file:../../icons/dashboard.dark.svg' },
    group: ['output'],
    version: 1,
    subtitle: '={{ $parameter["period"] === "custom" ? $parameter["from"].slice(0, 10) + " – " + $parameter["to"].slice(0, 10) : $parameter["period"] }}',
    description: 'Make one HTML page per client of what was synced from its stores: revenue, orders, stock, customers, fees, health of the sync',
    defaults: { name: 'Dashboard' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
    outputNames: ['Clients', 'Overview'],
    usableAsTool: true,
    credentials: [{ name: 'warehouseApi', required: true, testedBy: 'warehouseTest' }],
    properties,
  };

  methods = { credentialTest: { warehouseTest } };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    if (this.getInputData().length === 0) return [[], []];
    return await withWarehouse(this, ({ warehouse }) => makePages(this, warehouse));
  }
}
