import { locator } from '../locator';

/** Which connection: one field for all operations on one, so that the choice survives a change of operation. */
export const connectionField = locator({
  displayName: 'Connection',
  name: 'connectionId',
  searchListMethod: 'searchConnections',
  description: 'The connection the operation is about',
  resource: 'connection',
  operations: ['get', 'test'],
});
