import type { INodeProperties } from 'n8n-workflow';
import { STORE_NAMES } from '../../../../lib/platforms/stores';
import { itemsOf, type Call } from '../operation';

export const fields: INodeProperties[] = [];

/** What a connection can lead to, with the fields each needs and the streams it has. */
export async function execute({ registry }: Call) {
  const platforms = await Promise.all(STORE_NAMES.map(registry.platforms));
  return itemsOf(platforms.map(({ name, displayName, credentialType, fields: needed, streams }) => ({
    platform: name,
    displayName,
    credentialType,
    fields: needed.map((field) => ({ ...field })),
    streams: streams.map((stream) => ({ name: stream.name, displayName: stream.displayName, tables: [...stream.tables] })),
  })));
}
