import { locator } from '../locator';

/** Which workspace: one field for all operations on one, so that the choice survives a change of operation. */
export const workspaceField = locator({
  displayName: 'Workspace',
  name: 'workspaceId',
  searchListMethod: 'searchWorkspaces',
  description: 'The workspace the operation is about',
  resource: 'workspace',
  operations: ['get', 'update', 'delete'],
});
