import { oneById } from '../oneById';

/** The team chosen. */
export const { fields, execute } = oneById([], 'teamId', (sigma) => sigma.teams.get);
