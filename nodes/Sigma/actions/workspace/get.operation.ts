import { oneById } from '../oneById';

/** The workspace chosen. */
export const { fields, execute } = oneById([], 'workspaceId', (sigma) => sigma.workspaces.get);
