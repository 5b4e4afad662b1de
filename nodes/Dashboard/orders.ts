import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Warehouse } from '../../lib/warehouse';
import type { FiguresRequest } from '../../lib/warehouse/figures';

/** A page to make, and the items that ask for it. */
export interface PageOrder {
  readonly clientId: string;
  readonly request: FiguresRequest;
  readonly binaryPropertyName: string;
  readonly items: number[];
}

/** One page for each client and kind of request, in the order the items ask for them. */
export async function pageOrders(host: IExecuteFunctions, warehouse: Warehouse, now: Date): Promise<readonly PageOrder[]> {
  const all = host.getNodeParameter('clients', 0) === 'all' ? await allClientIds(warehouse) : null;
  const orders = new Map<string, PageOrder>();
  for (let item = 0; item < host.getInputData().length; item += 1) {
    const { request, binaryPropertyName } = settingsOf(host, item, now);
    for (const clientId of all ?? clientIds(host, item)) {
      const key = JSON.stringify([clientId, request, binaryPropertyName]);
      const order = orders.get(key) ?? { clientId, request, binaryPropertyName, items: [] };
      order.items.push(item);
      orders.set(key, order);
    }
  }
  return [...orders.values()];
}

async function allClientIds(warehouse: Warehouse): Promise<readonly string[]> {
  const { listClients } = await import('../../lib/clients');
  return (await listClients({ warehouse })).map(({ id }) => id);
}

function clientIds(host: IExecuteFunctions, item: number): readonly string[] {
  const ids = listOf(host.getNodeParameter('clientId', item, ''));
  if (ids.length > 0) return ids;
  throw new NodeOperationError(host.getNode(), 'No client is named', {
    itemIndex: item,
    description: 'Give the ID of a client, or choose All Clients; an expression may have found nothing in this item. Nothing was read.',
  });
}

function settingsOf(host: IExecuteFunctions, item: number, now: Date): Pick<PageOrder, 'request' | 'binaryPropertyName'> {
  const options = host.getNodeParameter('options', item, {}) as IDataObject;
  const currency = textOf(options.currency).toUpperCase();
  const stores = listOf(options.stores);
  return {
    request: {
      now,
      period: periodOf(host, item),
      timeZone: textOf(options.timeZone) || host.getTimezone(),
      ...(currency !== '' && { currency }),
      ...(stores.length > 0 && { stores }),
    },
    binaryPropertyName: textOf(options.binaryPropertyName) || 'page',
  };
}

function periodOf(host: IExecuteFunctions, item: number): FiguresRequest['period'] {
  const name = host.getNodeParameter('period', item) as Exclude<FiguresRequest['period'], object> | 'custom';
  if (name !== 'custom') return name;
  const day = (parameter: string) => textOf(host.getNodeParameter(parameter, item, '')).slice(0, 10);
  return { from: day('from'), to: day('to') };
}

function listOf(value: unknown): readonly string[] {
  const parts = Array.isArray(value) ? value.map(textOf) : textOf(value).split(',');
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
}

function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : String(value).trim();
}
