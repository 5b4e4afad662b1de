import type { CHANGES } from '../../../lib/platforms/shopify/writes';
import { items, type Call } from './operation';

/** Makes one change; what Shopify finds wrong with the data is this item's error. */
export async function changed({ context }: Call, name: keyof typeof CHANGES, variables: Record<string, unknown>) {
  const writes = await import('../../../lib/platforms/shopify/writes');
  const made: unknown = await writes.make(context.client, writes.CHANGES[name], variables, { signal: context.signal });
  return items((made ?? { changed: false }) as object);
}

export async function gid(type: string, id: string): Promise<string> {
  const { toGid } = await import('../../../lib/platforms/shopify/ids');
  return toGid(type, id);
}
