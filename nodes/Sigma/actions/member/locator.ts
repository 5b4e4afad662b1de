import { locator } from '../locator';

/** Which member: one field for all operations on one, so that the choice survives a change of operation. */
export const memberField = locator({
  displayName: 'Member',
  name: 'memberId',
  searchListMethod: 'searchMembers',
  description: 'The member the operation is about',
  resource: 'member',
  operations: ['get', 'update', 'deactivate'],
});
