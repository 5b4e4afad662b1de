import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { Entry } from '../../../lib/platforms/sigma';
import { connect, type Connection } from '../transport/connection';
import { toNodeError } from '../transport/failure';

type Load = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** A list for the editor. What Sigma refuses is shown: an empty list would say that there is nothing. */
function load(read: (connection: Connection, host: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>): Load {
  return async function loadOptions() {
    try {
      return await read(await connect(this), this);
    } catch (thrown) {
      throw toNodeError(this.getNode(), thrown, 0);
    }
  };
}

function idOf(host: ILoadOptionsFunctions, name: string): string {
  return String(host.getCurrentNodeParameter(name, { extractValue: true }) ?? '');
}

function option(entry: Entry, id: string, label: string, before = ''): INodePropertyOptions {
  const value = String(entry[id] ?? '');
  const name = String(entry[label] ?? '').trim();
  return { name: `${before}${name || value}`, value };
}

export const loadOptions: Record<string, Load> = {
  getPages: load(async ({ sigma, client }, host) => {
    const pages = await sigma.take(client, sigma.workbooks.pages, { ids: { workbookId: idOf(host, 'workbookId') } });
    return pages.map((page) => option(page, 'pageId', 'name'));
  }),
  getElements: load(async ({ sigma, client }, host) => {
    const workbookId = idOf(host, 'workbookId');
    const options: INodePropertyOptions[] = [];
    for (const page of await sigma.take(client, sigma.workbooks.pages, { ids: { workbookId } })) {
      const elements = await sigma.take(client, sigma.workbooks.elements, { ids: { workbookId, pageId: String(page.pageId) } });
      options.push(...elements.map((element) => option(element, 'elementId', 'name', `${String(page.name ?? page.pageId)}: `)));
    }
    return options;
  }),
  getWorkbookSchedules: load(async ({ sigma, client }, host) => {
    const schedules = await sigma.take(client, sigma.materializations.workbook.schedules, { ids: { documentId: idOf(host, 'workbookId') } });
    return schedules.map((schedule) => option(schedule, 'sheetId', 'elementName'));
  }),
  getDataModelSchedules: load(async ({ sigma, client }, host) => {
    const schedules = await sigma.take(client, sigma.materializations.dataModel.schedules, { ids: { documentId: idOf(host, 'dataModelId') } });
    return schedules.map((schedule) => option(schedule, 'sheetId', 'elementName'));
  }),
  getAccountTypes: load(async ({ sigma, client }) => {
    const types = await sigma.take(client, sigma.accountTypes);
    return types.map((type) => option(type, 'accountTypeName', 'accountTypeName'));
  }),
  getOAuthConnections: load(async ({ sigma, client }) => {
    const all = await sigma.take(client, sigma.connections.list);
    return all.filter(({ useOauth }) => useOauth === true).map((connection) => option(connection, 'connectionId', 'name'));
  }),
};
