import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { sigmaProperties } from './actions/properties';
import { route } from './actions/router';
import { listSearch } from './methods/listSearch';
import { loadOptions } from './methods/loadOptions';

/** Sigma Computing: lists, exports, materializations, members, teams, workspaces and grants. */
export class Sigma implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Sigma',
    name: 'sigma',
    icon: { light: 'file:../../icons/sigma.svg', dark: 'file:../../icons/sigma.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
    description: 'Export workbooks, run materializations and manage members, teams and grants in Sigma Computing',
    defaults: { name: 'Sigma' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    usableAsTool: true,
    credentials: [{ name: 'sigmaApi', required: true }],
    properties: sigmaProperties,
  };

  methods = { listSearch, loadOptions };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return [await route(this)];
  }
}
