import { getMany } from '../getMany';

export const { fields, execute } = getMany({
  resource: 'workbook',
  list: (sigma) => sigma.workbooks.list,
  filters: [
    { displayName: 'Archived Only', name: 'isArchived', type: 'boolean', default: false, description: 'Whether to list archived workbooks in place of the others' },
    { displayName: 'Exclude Explorations', name: 'excludeExplorations', type: 'boolean', default: false, description: 'Whether to leave out unsaved explorations' },
    { displayName: 'Exclude Tags', name: 'excludeTags', type: 'boolean', default: false, description: 'Whether to leave out the version tags of each workbook' },
    { displayName: 'Skip Permission Check', name: 'skipPermissionCheck', type: 'boolean', default: false, description: 'Whether to list all workbooks of the organization; for admins' },
  ],
});
