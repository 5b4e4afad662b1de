import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { textOf, type Call } from '../operation';

export const fields: INodeProperties[] = [
  {
    displayName: 'Page Name or ID',
    name: 'elementsPage',
    type: 'options',
    typeOptions: { loadOptionsMethod: 'getPages', loadOptionsDependsOn: ['workbookId.value'] },
    default: '',
    description: 'Page whose elements are listed; empty for all pages. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
    displayOptions: { show: { resource: ['workbook'], operation: ['getElements'] } },
  },
];

/** The elements of one page or of all, each with the page it stands on. */
export async function execute(call: Call): Promise<INodeExecutionData[]> {
  const { sigma, client, signal } = call;
  const workbookId = textOf(call, 'workbookId');
  const chosen = textOf(call, 'elementsPage');
  const pages = chosen ? [chosen] : (await sigma.take(client, sigma.workbooks.pages, { ids: { workbookId }, signal })).map(({ pageId }) => String(pageId));
  const items: INodeExecutionData[] = [];
  for (const pageId of pages) {
    const elements = await sigma.take(client, sigma.workbooks.elements, { ids: { workbookId, pageId }, signal });
    items.push(...elements.map((element) => ({ json: { ...(element as IDataObject), pageId } })));
  }
  return items;
}
