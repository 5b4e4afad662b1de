import { z } from 'zod';

export const text = z.string();
export const maybe = z.string().nullish();
/** As Shopify writes it: `13.5`, `-4.0`. */
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/, 'no decimal number');
export const money = z.object({ amount: decimal, currencyCode: text }).passthrough();
/** Only what the shop books counts; what the buyer saw may be another currency. */
export const shopMoney = z.object({ shopMoney: money }).passthrough();
export const amount = decimal;
export const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() });

export function page<Node extends z.ZodTypeAny>(node: Node) {
  return z.object({ pageInfo, nodes: z.array(node) });
}

/** A nested list: paged, or complete where a bulk operation brought it. */
export function parts<Node extends z.ZodTypeAny>(node: Node) {
  return z.object({ pageInfo: pageInfo.optional(), nodes: z.array(node) });
}

export const count = z.object({ count: z.number() });
