import { oneById } from '../oneById';

/** The member chosen. */
export const { fields, execute } = oneById([], 'memberId', (sigma) => sigma.members.get);
