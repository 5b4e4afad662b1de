import type { INodeProperties } from 'n8n-workflow';
import { chosenId } from '../../../stores/parameters';
import { itemsOf, type Call } from '../operation';
import { shownClient } from './shown';

export const fields: INodeProperties[] = [];

/** Ends the syncs of a client; everything of it stays. */
export async function execute({ host, item, clients, registry }: Call) {
  return itemsOf([shownClient(await clients.updateClient(registry, chosenId(host, 'clientId', item), { archived: true }))]);
}
