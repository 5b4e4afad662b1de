import { z } from 'zod';
import type { Operation } from '../operation';
import { text } from './shapes';

const participation = z.object({
  marketplace: z.object({ id: text, name: text, countryCode: text, defaultCurrencyCode: text, domainName: z.string() }).passthrough(),
  participation: z.object({ isParticipating: z.boolean(), hasSuspendedListings: z.boolean() }).passthrough(),
  storeName: z.string().nullish(),
}).passthrough();

export type Participation = z.output<typeof participation>;

/** @see https://developer-docs.amazon.com/sp-api/docs/sellers-api-v1-reference */
export const getMarketplaceParticipations = {
  name: 'getMarketplaceParticipations', method: 'GET', path: '/sellers/v1/marketplaceParticipations', rate: 0.016, burst: 15, role: 'any selling role',
  answer: z.object({ payload: z.array(participation) }),
} satisfies Operation;

/** @see https://developer-docs.amazon.com/sp-api/docs/tokens-api-v2021-03-01-reference */
export const createRestrictedDataToken = {
  name: 'createRestrictedDataToken', method: 'POST', path: '/tokens/2021-03-01/restrictedDataToken', rate: 1, burst: 10, role: 'Direct-to-Consumer Shipping (Restricted)', repeatable: true,
  answer: z.object({ restrictedDataToken: text, expiresIn: z.number().positive().optional() }),
} satisfies Operation;
