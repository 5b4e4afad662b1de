import { getMany } from '../getMany';
import { textOf } from '../operation';

export const { fields, execute } = getMany({
  resource: 'team',
  operation: 'getMembers',
  list: (sigma) => sigma.teams.members,
  given: (call) => ({ ids: { teamId: textOf(call, 'teamId') } }),
});
