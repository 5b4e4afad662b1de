import { getMany } from '../getMany';

export const { fields, execute } = getMany({
  resource: 'member',
  list: (sigma) => sigma.members.list,
  filters: [
    { displayName: 'Include Archived', name: 'includeArchived', type: 'boolean', default: false, description: 'Whether deactivated members come too' },
    { displayName: 'Include Inactive', name: 'includeInactive', type: 'boolean', default: false, description: 'Whether inactive members come too' },
    { displayName: 'Search', name: 'search', type: 'string', default: '', placeholder: 'e.g. jo@example.com', description: 'Part of the name or e-mail' },
  ],
});
