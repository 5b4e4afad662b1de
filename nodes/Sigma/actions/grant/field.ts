import type { INodeProperties } from 'n8n-workflow';

/** Which grant. */
export const grantField: INodeProperties = {
  displayName: 'Grant ID',
  name: 'grantId',
  type: 'string',
  default: '',
  required: true,
  placeholder: 'e.g. 3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  description: 'The grant the operation is about, as Get Many lists it',
  displayOptions: { show: { resource: ['grant'], operation: ['get', 'delete'] } },
};
