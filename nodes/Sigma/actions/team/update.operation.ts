import type { INodeProperties } from 'n8n-workflow';
import { filledIn, oneItem, textOf, type Call } from '../operation';
import { visibilityField } from './visibility';

export const fields: INodeProperties[] = [
  {
    displayName: 'Update Fields', name: 'updateFields', type: 'collection', placeholder: 'Add Field', default: {},
    description: 'What changes; everything else stays', displayOptions: { show: { resource: ['team'], operation: ['update'] } },
    options: [
      { displayName: 'Description', name: 'description', type: 'string', default: '', placeholder: 'e.g. Everybody in finance', description: 'What the team is for' },
      { displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. Finance', description: 'What the team is called from now on' },
      visibilityField,
    ],
  },
];

/** Changes a team. */
export async function execute(call: Call) {
  const ids = { teamId: textOf(call, 'teamId') };
  return oneItem(await call.client.call(call.sigma.teams.update, { ids, body: filledIn(call, 'updateFields'), signal: call.signal }));
}
