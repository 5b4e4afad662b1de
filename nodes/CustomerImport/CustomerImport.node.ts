import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { errorJson } from '../host/failure';
import { getTemplates } from '../host/mapperOptions';
import { warehouseTest } from '../host/warehouseTest';
import { toNodeError } from './destination/failure';
import { importCredentials } from './destination/properties';
import { operationOf } from './operations';
import { properties } from './properties';

/** The whole import in one node: a file of any size in, one outcome per row out, memory flat. */
export class CustomerImport implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Customer Import',
    name: 'customerImport',
    icon: { light: 'file:../../icons/customerImport.svg', dark: 'file:../../icons/customerImport.dark.svg' },
    group: ['output'],
    version: 1,
    subtitle: '={{ ($parameter["dryRun"] ? "dry run to " : "to ") + (($parameter["destination"] || "customerApi") === "customerApi" ? $parameter["endpoint"] : $parameter["destination"]) }}',
    description: 'Stream a customer file of any size into an API or a store: mapped, paced, resumable, one outcome per row',
    defaults: { name: 'Customer Import' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
    outputNames: ['Summary', 'Rejected', 'Failed'],
    usableAsTool: true,
    credentials: importCredentials,
    properties,
  };

  methods = { loadOptions: { getTemplates }, credentialTest: { warehouseTest } };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const summary: INodeExecutionData[] = [];
    const rejected: INodeExecutionData[] = [];
    const failed: INodeExecutionData[] = [];
    const files = this.getInputData().length;
    if (files === 0) return [summary, rejected, failed];
    const operate = operationOf(this);
    for (let item = 0; item < files; item += 1) {
      try {
        const imported = await operate(item);
        for (const entry of imported.summary) summary.push(entry);
        for (const row of imported.rejected) rejected.push(row);
        for (const row of imported.failed) failed.push(row);
      } catch (error) {
        const nodeError = toNodeError(this, error, item);
        if (!this.continueOnFail()) throw nodeError;
        summary.push({ json: errorJson(nodeError), pairedItem: { item } });
      }
    }
    return [summary, rejected, failed];
  }
}
