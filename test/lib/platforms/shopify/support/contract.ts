import fs from 'node:fs';
import path from 'node:path';
import { buildSchema, type GraphQLSchema } from 'graphql';

const FILE = path.join(__dirname, '..', '..', '..', '..', '..', '..', 'shared', 'specs', 'shopify', 'admin_2026-10.graphql');

/**
 * Shopify's own schema, where it lies beside the project. Null, with the reason printed, where it does not: it may
 * not be copied into the project.
 */
export function readAdminSchema(): GraphQLSchema | null {
  if (fs.existsSync(FILE)) return buildSchema(fs.readFileSync(FILE, 'utf8'), { assumeValidSDL: true });
  process.stderr.write(`Shopify's schema is not at ${FILE}: the contract tests are passed over.\n`);
  return null;
}
