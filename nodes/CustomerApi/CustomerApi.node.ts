import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { operationProperties } from './actions/properties';
import { route } from './actions/router';

/** One customer API: create customers one by one or many at a time, find one, see whether it is well. */
export class CustomerApi implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Customer API',
    name: 'customerApi',
    icon: { light: 'file:../../icons/customerApi.svg', dark: 'file:../../icons/customerApi.dark.svg' },
    group: ['output'],
    version: 1,
    subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
    description: 'Create and find customers in any REST API, paced to its limits, with one outcome per customer',
    defaults: { name: 'Customer API' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    usableAsTool: true,
    credentials: [{ name: 'customerApi', required: true }],
    properties: operationProperties,
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return [await route(this)];
  }
}
