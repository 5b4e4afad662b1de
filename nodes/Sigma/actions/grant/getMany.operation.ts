import type { INodeProperties } from 'n8n-workflow';
import { getMany } from '../getMany';
import { textOf } from '../operation';

const show = { resource: ['grant'], operation: ['getMany'] };

const before: INodeProperties[] = [
  {
    displayName: 'Grants Of',
    name: 'grantsOf',
    type: 'options',
    options: [
      { name: 'File', value: 'inodeId', description: 'Who may do what with a workbook, folder, workspace or dataset' },
      { name: 'Member', value: 'userId', description: 'What one member may do' },
      { name: 'Team', value: 'teamId', description: 'What one team may do' },
    ],
    default: 'inodeId',
    description: 'Whose grants are listed',
    displayOptions: { show },
  },
  {
    displayName: 'ID', name: 'grantsOfId', type: 'string', default: '', required: true, placeholder: 'e.g. 3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    description: 'ID of the file, member or team', displayOptions: { show },
  },
];

export const { fields, execute } = getMany({
  resource: 'grant',
  list: (sigma) => sigma.grants.list,
  before,
  filters: [{ displayName: 'Direct Grants Only', name: 'directGrantsOnly', type: 'boolean', default: true, description: 'Whether to leave out what is inherited' }],
  given: (call) => ({ query: { [textOf(call, 'grantsOf') || 'inodeId']: textOf(call, 'grantsOfId') } }),
});
