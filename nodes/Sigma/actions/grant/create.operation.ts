import type { INodeProperties } from 'n8n-workflow';
import { oneItem, textOf, type Call } from '../operation';

const show = { resource: ['grant'], operation: ['create'] };
const id = 'e.g. 3f2504e0-4f89-41d3-9a0c-0305e82c3301';

export const fields: INodeProperties[] = [
  {
    displayName: 'File or Connection ID', name: 'inodeId', type: 'string', default: '', required: true, placeholder: id,
    description: 'Workbook, folder, workspace, dataset, data model or table the grant is for', displayOptions: { show },
  },
  {
    displayName: 'Grant To',
    name: 'grantTo',
    type: 'options',
    options: [
      { name: 'Member', value: 'memberId', description: 'One person' },
      { name: 'Team', value: 'teamId', description: 'Everybody in a team' },
    ],
    default: 'teamId',
    description: 'Who gets the grant',
    displayOptions: { show },
  },
  {
    displayName: 'Member or Team ID', name: 'granteeId', type: 'string', default: '', required: true, placeholder: id,
    description: 'ID of the member or team', displayOptions: { show },
  },
  {
    displayName: 'Permission',
    name: 'permission',
    type: 'options',
    options: [
      { name: 'Admin', value: 'admin', description: 'For tables and connections' },
      { name: 'Annotate', value: 'annotate', description: 'For tables and connections' },
      { name: 'Apply', value: 'apply', description: 'For version tags' },
      { name: 'Can Contribute (Organize)', value: 'organize', description: 'For folders and workspaces' },
      { name: 'Can Manage (Edit)', value: 'edit', description: 'For files' },
      { name: 'Create', value: 'create', description: 'For files' },
      { name: 'Explore', value: 'explore', description: 'For files' },
      { name: 'Update', value: 'update', description: 'For tables and connections' },
      { name: 'Usage', value: 'usage', description: 'For tables and connections' },
      { name: 'View', value: 'view', description: 'For files' },
      { name: 'Write Back', value: 'writeback', description: 'For tables and connections' },
    ],
    default: 'view',
    description: 'What is allowed',
    displayOptions: { show },
  },
  {
    displayName: 'Version Tag ID', name: 'tagId', type: 'string', default: '', placeholder: id,
    description: 'Grants on one tagged version only; empty for the file itself', displayOptions: { show },
  },
];

/** Gives a member or team a permission. */
export async function execute(call: Call) {
  const [inodeId, grantTo, granteeId, permission, tagId] = ['inodeId', 'grantTo', 'granteeId', 'permission', 'tagId'].map((name) => textOf(call, name));
  const body = { inodeId, permission, grantee: { [grantTo || 'teamId']: granteeId }, ...(tagId ? { tagId } : {}) };
  const answer: unknown = await call.client.call(call.sigma.grants.create, { body, signal: call.signal });
  return oneItem(typeof answer === 'object' && answer !== null && 'grantId' in answer ? answer : { ...body, granted: true });
}
