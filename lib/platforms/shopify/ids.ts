import { HttpFailure } from '../../http';

/** `123` and `gid://shopify/Order/123` are the same order. Throws HttpFailure for an id of another kind. */
export function toGid(type: string, id: string): string {
  const entered = id.trim();
  if (/^\d+$/.test(entered)) return `gid://shopify/${type}/${entered}`;
  if (new RegExp(`^gid://shopify/${type}/\\d+(\\?[\\w=&]+)?$`).test(entered)) return entered;
  const what = entered === '' ? 'The ID is missing' : `The ID is not one of a Shopify ${type}`;
  throw new HttpFailure(`${what}. Give the number, or the form gid://shopify/${type}/123; nothing was sent.`, { kind: 'not_sent', attempts: 0 });
}
