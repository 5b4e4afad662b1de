import { oneById } from '../oneById';

/** Deletes the workspace. */
export const { fields, execute } = oneById([], 'workspaceId', (sigma) => sigma.workspaces.delete, { deleted: true });
