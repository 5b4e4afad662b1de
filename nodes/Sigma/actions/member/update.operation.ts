import type { INodeProperties } from 'n8n-workflow';
import { filledIn, oneItem, textOf, type Call } from '../operation';
import { accountTypeField } from './accountType';

export const fields: INodeProperties[] = [
  {
    displayName: 'Update Fields', name: 'updateFields', type: 'collection', placeholder: 'Add Field', default: {},
    description: 'What changes; everything else stays', displayOptions: { show: { resource: ['member'], operation: ['update'] } },
    options: [
      accountTypeField,
      { displayName: 'Archive Documents', name: 'archiveDocuments', type: 'boolean', default: false, description: 'Whether documents are archived rather than handed on; only together with Archived or Inactive' },
      { displayName: 'Archive Scheduled Exports', name: 'archiveScheduledExports', type: 'boolean', default: false, description: 'Whether scheduled exports are archived rather than handed on; only together with Archived or Inactive' },
      { displayName: 'Archived', name: 'isArchived', type: 'boolean', default: true, description: 'Whether the member is deactivated; off reactivates' },
      { displayName: 'Email', name: 'email', type: 'string', default: '', placeholder: 'name@email.com', description: 'Address the member signs in with' },
      { displayName: 'First Name', name: 'firstName', type: 'string', default: '', placeholder: 'e.g. Jo', description: 'As it is shown in Sigma' },
      { displayName: 'Inactive', name: 'isInactive', type: 'boolean', default: true, description: 'Whether the member is inactive' },
      { displayName: 'Last Name', name: 'lastName', type: 'string', default: '', placeholder: 'e.g. Doe', description: 'As it is shown in Sigma' },
      { displayName: 'New Owner ID', name: 'newOwnerId', type: 'string', default: '', placeholder: 'e.g. 3f2504e0-…', description: 'Member who gets the documents of a deactivated one' },
    ],
  },
];

/** Changes a member; deactivates with a new owner for the documents, or reactivates. */
export async function execute(call: Call) {
  const ids = { memberId: textOf(call, 'memberId') };
  return oneItem(await call.client.call(call.sigma.members.update, { ids, body: filledIn(call, 'updateFields'), signal: call.signal }));
}
