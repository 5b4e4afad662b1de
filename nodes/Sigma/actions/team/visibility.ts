import type { INodeProperties } from 'n8n-workflow';

/** Who sees a team. */
export const visibilityField: INodeProperties = {
  displayName: 'Visibility',
  name: 'visibility',
  type: 'options',
  options: [
    { name: 'Private', value: 'private', description: 'Only members see the team' },
    { name: 'Public', value: 'public', description: 'Everybody sees the team' },
  ],
  default: 'private',
  description: 'Who sees the team',
};
