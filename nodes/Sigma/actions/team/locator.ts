import { locator } from '../locator';

/** Which team: one field for all operations on one, so that the choice survives a change of operation. */
export const teamField = locator({
  displayName: 'Team',
  name: 'teamId',
  searchListMethod: 'searchTeams',
  description: 'The team the operation is about',
  resource: 'team',
  operations: ['get', 'getMembers', 'update', 'delete', 'changeMembers'],
});
