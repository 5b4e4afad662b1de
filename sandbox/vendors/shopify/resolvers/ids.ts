import { refused } from '../graphql/errors';

export const gid = (type: string, id: number | string): string => `gid://shopify/${type}/${id}`;

/** The number in an id of this type; null for another type. Throws RESOURCE_NOT_FOUND for what is no id. */
export function numberOf(type: string, id: string): number | null {
  const [, kind, number] = /^gid:\/\/shopify\/(\w+)\/(\d+)(?:\?.*)?$/.exec(id) ?? [];
  if (kind === undefined) throw refused(`Invalid global id '${id}'`, 'RESOURCE_NOT_FOUND');
  return kind === type ? Number(number) : null;
}

export const iso = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
export const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms));
