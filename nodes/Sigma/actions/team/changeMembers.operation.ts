import type { INodeProperties } from 'n8n-workflow';
import { listed, oneItem, textOf, type Call } from '../operation';

const show = { resource: ['team'], operation: ['changeMembers'] };
const ids = 'e.g. 3f2504e0-…, 9a0c0305-…';

export const fields: INodeProperties[] = [
  { displayName: 'Add', name: 'addMembers', type: 'string', default: '', placeholder: ids, description: 'IDs of members who join, separated by commas', displayOptions: { show } },
  { displayName: 'Remove', name: 'removeMembers', type: 'string', default: '', placeholder: ids, description: 'IDs of members who leave, separated by commas', displayOptions: { show } },
];

/** Lets members join and leave a team. */
export async function execute(call: Call) {
  const teamId = textOf(call, 'teamId');
  const [add, remove] = ['addMembers', 'removeMembers'].map((name) => listed(call.host.getNodeParameter(name, call.item, ''))) as [string[], string[]];
  const body = { ...(add.length > 0 ? { add } : {}), ...(remove.length > 0 ? { remove } : {}) };
  await call.client.call(call.sigma.teams.changeMembers, { ids: { teamId }, body, signal: call.signal });
  return oneItem({ teamId, added: add, removed: remove });
}
