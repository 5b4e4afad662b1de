import { oneById } from '../oneById';

/** Deactivates the member: Sigma never erases users. Documents go to the owner of the API credential. */
export const { fields, execute } = oneById([], 'memberId', (sigma) => sigma.members.deactivate, { deactivated: true });
