import { oneById } from '../oneById';

/** The grant with this ID. */
export const { fields, execute } = oneById([], 'grantId', (sigma) => sigma.grants.get);
