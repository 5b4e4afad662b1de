import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Warehouse } from '../../lib/warehouse';
import type { ClientFigures } from '../../lib/warehouse/figures';
import { errorJson, toNodeError } from '../host/failure';
import { pageOrders, type PageOrder } from './orders';

/** A page for each client on the first output, one about all of them on the second. One client that fails does not keep the others from theirs. */
export async function makePages(host: IExecuteFunctions, warehouse: Warehouse): Promise<[INodeExecutionData[], INodeExecutionData[]]> {
  const { readClientFigures } = await import('../../lib/warehouse/figures');
  const pages: INodeExecutionData[] = [];
  const shown: { readonly figures: ClientFigures; readonly order: PageOrder }[] = [];
  for (const order of await pageOrders(host, warehouse, new Date())) {
    try {
      const figures = await readClientFigures(warehouse, order.clientId, order.request);
      pages.push(await clientPage(host, figures, order));
      shown.push({ figures, order });
    } catch (error) {
      const nodeError = toNodeError(host.getNode(), error, order.items[0] ?? 0);
      if (!host.continueOnFail()) throw nodeError;
      pages.push({ json: { clientId: order.clientId, ...errorJson(nodeError) }, pairedItem: pairedWith(order.items) });
    }
  }
  return [pages, shown.length === 0 ? [] : [await overviewPage(host, shown)]];
}

async function clientPage(host: IExecuteFunctions, figures: ClientFigures, { clientId, items, binaryPropertyName }: PageOrder): Promise<INodeExecutionData> {
  const { renderCommercePage, summaryOf } = await import('../../lib/dashboard');
  const page = await renderCommercePage(figures);
  return {
    json: { clientId, ...summaryOf(figures) } as unknown as INodeExecutionData['json'],
    binary: { [binaryPropertyName]: await fileOf(host, page, `dashboard-${fileWord(clientId)}-${figures.period.to}.html`) },
    pairedItem: pairedWith(items),
  };
}

async function overviewPage(host: IExecuteFunctions, shown: readonly { readonly figures: ClientFigures; readonly order: PageOrder }[]): Promise<INodeExecutionData> {
  const { renderOverviewPage } = await import('../../lib/dashboard');
  const [first] = shown;
  const page = renderOverviewPage(shown.map(({ figures }) => figures));
  return {
    json: { clients: shown.map(({ order }) => order.clientId) },
    binary: { [first?.order.binaryPropertyName ?? 'page']: await fileOf(host, page, `overview-${first?.figures.period.to ?? ''}.html`) },
    pairedItem: pairedWith([...new Set(shown.flatMap(({ order }) => order.items))]),
  };
}

async function fileOf(host: IExecuteFunctions, page: string, name: string) {
  return await host.helpers.prepareBinaryData(Buffer.from(page, 'utf8'), name, 'text/html');
}

/** A client's id as part of a file's name. */
function fileWord(id: string): string {
  return id.replace(/[^\p{L}\p{N}_-]+/gu, '-').slice(0, 64);
}

function pairedWith(items: readonly number[]): INodeExecutionData['pairedItem'] {
  return items.map((item) => ({ item }));
}
