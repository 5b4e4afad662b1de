import { oneById } from '../oneById';

/** The connection chosen. */
export const { fields, execute } = oneById([], 'connectionId', (sigma) => sigma.connections.get);
