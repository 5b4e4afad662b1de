import type { INodeProperties } from 'n8n-workflow';
import { oneItem, textOf, type Call } from '../operation';

const show = { resource: ['workspace'], operation: ['create'] };

export const fields: INodeProperties[] = [
  {
    displayName: 'Name', name: 'name', type: 'string', default: '', required: true, placeholder: 'e.g. Finance',
    description: 'Name of the new workspace', displayOptions: { show },
  },
  {
    displayName: 'Refuse a Name That Exists', name: 'noDuplicates', type: 'boolean', default: true,
    description: 'Whether Sigma refuses when a workspace of this name exists', displayOptions: { show },
  },
];

/** Creates a workspace. */
export async function execute(call: Call) {
  const noDuplicates = call.host.getNodeParameter('noDuplicates', call.item, true) === true;
  return oneItem(await call.client.call(call.sigma.workspaces.create, { body: { name: textOf(call, 'name'), noDuplicates }, signal: call.signal }));
}
