import { oneById } from '../oneById';

/** Takes a grant back. */
export const { fields, execute } = oneById([], 'grantId', (sigma) => sigma.grants.delete, { deleted: true });
