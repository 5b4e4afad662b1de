import { oneById } from '../oneById';

/** Deletes the team. */
export const { fields, execute } = oneById([], 'teamId', (sigma) => sigma.teams.delete, { deleted: true });
