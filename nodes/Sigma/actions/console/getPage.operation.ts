import type { INodeProperties } from 'n8n-workflow';
import { oneItem, textOf, type Call } from '../operation';

const show = { resource: ['console'], operation: ['getPage'] };

export const fields: INodeProperties[] = [
  {
    displayName: 'Title', name: 'consoleTitle', type: 'string', default: 'Sigma console', placeholder: 'e.g. Sigma console',
    description: 'Heading of the page', displayOptions: { show },
  },
  {
    displayName: 'Key Header', name: 'keyHeader', type: 'string', default: 'X-API-Key', placeholder: 'e.g. X-API-Key',
    description: 'Name of the header in the webhooks’ Header Auth credential; people enter its value in the page', displayOptions: { show },
  },
];

/** One item with the page as `html`. */
export async function execute(call: Call) {
  const { consolePage } = await import('../../../../lib/platforms/sigma/console');
  return oneItem({ html: consolePage({ title: textOf(call, 'consoleTitle') || 'Sigma console', keyHeader: textOf(call, 'keyHeader') || 'X-API-Key' }) });
}
