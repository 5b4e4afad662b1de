import type { INodeProperties } from 'n8n-workflow';
import { filledIn, listed, oneItem, textOf, type Call } from '../operation';
import { visibilityField } from './visibility';

const show = { resource: ['team'], operation: ['create'] };

export const fields: INodeProperties[] = [
  {
    displayName: 'Name', name: 'name', type: 'string', default: '', required: true, placeholder: 'e.g. Finance',
    description: 'Name of the new team', displayOptions: { show },
  },
  {
    displayName: 'Additional Fields', name: 'additionalFields', type: 'collection', placeholder: 'Add Field', default: {},
    description: 'What else Sigma may know of the team', displayOptions: { show },
    options: [
      { displayName: 'Create Team Folder', name: 'createTeamFolder', type: 'boolean', default: false, description: 'Whether the team gets a workspace of its own' },
      { displayName: 'Description', name: 'description', type: 'string', default: '', placeholder: 'e.g. Everybody in finance', description: 'What the team is for' },
      { displayName: 'Members', name: 'members', type: 'string', default: '', placeholder: 'e.g. 3f2504e0-…, 9a0c0305-…', description: 'IDs of the first members, separated by commas' },
      visibilityField,
    ],
  },
];

/** Creates a team. */
export async function execute(call: Call) {
  const { members, ...more } = filledIn(call, 'additionalFields');
  const body = { name: textOf(call, 'name'), ...more, ...(members === undefined ? {} : { members: listed(members) }) };
  return oneItem(await call.client.call(call.sigma.teams.create, { body, signal: call.signal }));
}
