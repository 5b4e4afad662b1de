import { getMany } from '../getMany';

export const { fields, execute } = getMany({
  resource: 'file',
  list: (sigma) => sigma.files.list,
  filters: [
    { displayName: 'Direct Children Only', name: 'directChildFilter', type: 'boolean', default: false, description: 'Whether to list only what lies directly in the parent' },
    { displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. Revenue', description: 'Name of the file' },
    { displayName: 'Parent ID', name: 'parentId', type: 'string', default: '', placeholder: 'e.g. 3f2504e0-4f89-41d3-9a0c-0305e82c3301', description: 'Folder or workspace the files lie in' },
    {
      displayName: 'Permission',
      name: 'permissionFilter',
      type: 'options',
      options: [
        { name: 'Edit', value: 'edit', description: 'What may be changed' },
        { name: 'Explore', value: 'explore', description: 'What may be explored' },
        { name: 'Organize', value: 'organize', description: 'Folders that may be organized' },
        { name: 'View', value: 'view', description: 'What may be seen' },
      ],
      default: 'view',
      description: 'What the credential’s owner may do with them',
    },
    {
      displayName: 'Types',
      name: 'typeFilters',
      type: 'multiOptions',
      options: [
        { name: 'Dataset', value: 'dataset', description: 'Datasets' },
        { name: 'Folder', value: 'folder', description: 'Folders' },
        { name: 'Symlink', value: 'symlink', description: 'Links to other files' },
        { name: 'Table', value: 'table', description: 'Tables' },
        { name: 'Template', value: 'template', description: 'Templates' },
        { name: 'Workbook', value: 'workbook', description: 'Workbooks' },
        { name: 'Workspace', value: 'workspace', description: 'Workspaces; Sigma lists them only when no other type is chosen' },
      ],
      default: [],
      description: 'Kinds of files',
    },
  ],
});
