import { z } from 'zod';
import { mutation } from '../operation';
import { text } from '../shapes';

const customer = z.object({ id: text, createdAt: text, updatedAt: text }).passthrough();
const userError = z.object({ code: z.string().nullish(), field: z.array(z.string()).nullish(), message: z.string() }).passthrough();

export type SetCustomer = z.output<typeof customer>;
export type UserError = z.output<typeof userError>;

/**
 * The cheapest form of the upsert. @see https://shopify.dev/docs/api/admin-graphql/latest/mutations/customerSet
 */
export const setCustomer = mutation(
  'customers.set',
  `mutation Set($identifier: CustomerSetIdentifiers, $input: CustomerSetInput!) {
    customerSet(identifier: $identifier, input: $input) { customer { id createdAt updatedAt } userErrors { code field message } }
  }`,
  z.object({ customerSet: z.object({ customer: customer.nullish(), userErrors: z.array(userError) }) }),
  true,
);
