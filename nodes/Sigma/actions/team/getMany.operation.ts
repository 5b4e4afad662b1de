import { getMany } from '../getMany';

export const { fields, execute } = getMany({
  resource: 'team',
  list: (sigma) => sigma.teams.list,
  filters: [
    { displayName: 'Description', name: 'description', type: 'string', default: '', placeholder: 'e.g. Finance', description: 'Description of the team' },
    { displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. Finance', description: 'Name of the team' },
    {
      displayName: 'Visibility',
      name: 'visibility',
      type: 'options',
      options: [
        { name: 'Private', value: 'private', description: 'Teams that only members see' },
        { name: 'Public', value: 'public', description: 'Teams that everybody sees' },
      ],
      default: 'public',
      description: 'Who sees the team',
    },
  ],
});
