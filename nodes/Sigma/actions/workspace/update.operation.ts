import type { INodeProperties } from 'n8n-workflow';
import { oneItem, textOf, type Call } from '../operation';

export const fields: INodeProperties[] = [
  {
    displayName: 'New Name', name: 'newName', type: 'string', default: '', required: true, placeholder: 'e.g. Finance',
    description: 'What the workspace is called from now on', displayOptions: { show: { resource: ['workspace'], operation: ['update'] } },
  },
];

/** Renames a workspace. */
export async function execute(call: Call) {
  const ids = { workspaceId: textOf(call, 'workspaceId') };
  return oneItem(await call.client.call(call.sigma.workspaces.update, { ids, body: { name: textOf(call, 'newName') }, signal: call.signal }));
}
