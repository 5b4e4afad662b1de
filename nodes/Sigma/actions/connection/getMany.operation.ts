import { getMany } from '../getMany';

export const { fields, execute } = getMany({
  resource: 'connection',
  list: (sigma) => sigma.connections.list,
  filters: [
    { displayName: 'Include Archived', name: 'includeArchived', type: 'boolean', default: false, description: 'Whether archived connections come too' },
    { displayName: 'Search', name: 'search', type: 'string', default: '', placeholder: 'e.g. Snowflake', description: 'Part of the name' },
  ],
});
