import { buildSchema, type GraphQLSchema } from 'graphql';
import { COMMON } from './common';
import { CUSTOMERS } from './customers';
import { OPERATIONS } from './operations';
import { ORDERS } from './orders';
import { PRODUCTS } from './products';

/** What of the Admin API is simulated, written for the sandbox alone: names, types and nullability are the vendor's. */
export const SDL = [COMMON, CUSTOMERS, ORDERS, PRODUCTS, OPERATIONS].join('\n');

let built: GraphQLSchema | undefined;

export function adminSchema(): GraphQLSchema {
  built ??= buildSchema(SDL);
  return built;
}
