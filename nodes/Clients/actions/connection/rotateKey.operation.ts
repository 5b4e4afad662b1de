import type { INodeProperties } from 'n8n-workflow';
import { itemsOf, type Call } from '../operation';

export const fields: INodeProperties[] = [];

/** Seals all secrets with the current key; those that do not open are told and stay as they are. */
export async function execute({ clients, registry, context }: Call) {
  return itemsOf([await clients.rotateKeys(registry, context.signal)]);
}
