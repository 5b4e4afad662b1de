import { oneById } from '../oneById';

/** Lets Sigma try the connection to the warehouse: `{read, write}`, each SUCCESS, FAILED or DISABLED. */
export const { fields, execute } = oneById([], 'connectionId', (sigma) => sigma.connections.test);
