import { getMany } from '../getMany';

export const { fields, execute } = getMany({
  resource: 'workspace',
  list: (sigma) => sigma.workspaces.list,
  filters: [{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. Finance', description: 'Name of the workspace' }],
});
