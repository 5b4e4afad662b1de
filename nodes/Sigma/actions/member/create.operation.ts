import type { INodeProperties } from 'n8n-workflow';
import { filledIn, listed, oneItem, textOf, type Call } from '../operation';
import { accountTypeField } from './accountType';

const show = { resource: ['member'], operation: ['create'] };
const name = (displayName: string, key: string, placeholder: string): INodeProperties => ({
  displayName, name: key, type: 'string', default: '', required: true, placeholder, description: 'As it is shown in Sigma', displayOptions: { show },
});

export const fields: INodeProperties[] = [
  {
    displayName: 'Email', name: 'email', type: 'string', default: '', required: true, placeholder: 'name@email.com',
    description: 'Address the member signs in with', displayOptions: { show },
  },
  name('First Name', 'firstName', 'e.g. Jo'),
  name('Last Name', 'lastName', 'e.g. Doe'),
  { ...accountTypeField, required: true, displayOptions: { show } },
  {
    displayName: 'Additional Fields', name: 'additionalFields', type: 'collection', placeholder: 'Add Field', default: {},
    description: 'What else Sigma may know of the member', displayOptions: { show },
    options: [
      { displayName: 'Add to Teams', name: 'addToTeams', type: 'string', default: '', placeholder: 'e.g. 3f2504e0-…, 9a0c0305-…', description: 'IDs of teams the member joins, separated by commas' },
      { displayName: 'Send Invitation', name: 'sendInvite', type: 'boolean', default: true, description: 'Whether Sigma writes an e-mail to the new member' },
      {
        displayName: 'User Kind', name: 'userKind', type: 'options', default: 'internal', description: 'What kind of user this is',
        options: [
          { name: 'Embed', value: 'embed', description: 'Sees embedded workbooks only' },
          { name: 'Guest', value: 'guest', description: 'From outside the organization' },
          { name: 'Internal', value: 'internal', description: 'Of the organization' },
        ],
      },
    ],
  },
];

/** Creates a member. */
export async function execute(call: Call) {
  const { addToTeams, sendInvite, ...more } = filledIn(call, 'additionalFields');
  const [email, firstName, lastName, memberType] = ['email', 'firstName', 'lastName', 'memberType'].map((key) => textOf(call, key));
  const teams = addToTeams === undefined ? {} : { addToTeams: listed(addToTeams).map((teamId) => ({ teamId })) };
  const query = typeof sendInvite === 'boolean' ? { sendInvite } : {};
  return oneItem(await call.client.call(call.sigma.members.create, { query, body: { email, firstName, lastName, memberType, ...more, ...teams }, signal: call.signal }));
}
