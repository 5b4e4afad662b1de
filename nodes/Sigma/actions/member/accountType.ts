import type { INodeProperties } from 'n8n-workflow';

/** The account type, as Sigma names it. */
export const accountTypeField: INodeProperties = {
  displayName: 'Account Type Name or ID',
  name: 'memberType',
  type: 'options',
  typeOptions: { loadOptionsMethod: 'getAccountTypes' },
  default: '',
  description: 'What the member may do in Sigma. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};
