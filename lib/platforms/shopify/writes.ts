import { z } from 'zod';
import { HttpFailure, redactText } from '../../http';
import type { CallOptions, ShopifyClient } from './client';
import { mutation, type Operation } from './operation';
import { CUSTOMER_FIELDS } from './queries/customers';

const ERRORS = 'userErrors { field message }';
const userErrors = z.array(z.object({ field: z.array(z.string()).nullish(), message: z.string() }).passthrough());
const made = z.object({ id: z.string() }).passthrough().nullish();
const ORDER = 'id legacyResourceId name email note tags test createdAt updatedAt displayFinancialStatus displayFulfillmentStatus totalPriceSet { shopMoney { amount currencyCode } }';
const PRODUCT = 'id legacyResourceId title handle status vendor productType tags createdAt updatedAt variants(first: 1) { nodes { id price sku } }';

/** A change: the field of the mutation, and the one of its payload that holds the result. */
export interface Change {
  readonly operation: Operation<z.ZodType<Record<string, { userErrors: z.output<typeof userErrors> } & Record<string, unknown>>>>;
  readonly field: string;
  readonly result: string;
}

function change(name: string, field: string, result: string, variables: string, call: string, fields: string, repeatable = false, directive = ''): Change {
  const text = `mutation Change(${variables}) { ${field}(${call})${directive} { ${result} { ${fields} } ${ERRORS} } }`;
  const answer = z.object({ [field]: z.object({ [result]: z.union([made, z.array(made)]), userErrors }).passthrough() });
  return { operation: mutation(name, text, answer as never, repeatable), field, result };
}

/** Every write the package does. Repeated after a lost answer only where a second one changes nothing. */
export const CHANGES = {
  createCustomer: change('customers.create', 'customerCreate', 'customer', '$input: CustomerInput!', 'input: $input', CUSTOMER_FIELDS),
  updateCustomer: change('customers.update', 'customerUpdate', 'customer', '$input: CustomerInput!', 'input: $input', CUSTOMER_FIELDS, true),
  setCustomer: change('customers.set', 'customerSet', 'customer', '$identifier: CustomerSetIdentifiers, $input: CustomerSetInput!', 'identifier: $identifier, input: $input', CUSTOMER_FIELDS, true),
  createOrder: change('orders.create', 'orderCreate', 'order', '$order: OrderCreateOrderInput!', 'order: $order', ORDER),
  updateOrder: change('orders.update', 'orderUpdate', 'order', '$input: OrderInput!', 'input: $input', ORDER, true),
  createProduct: change('products.create', 'productCreate', 'product', '$product: ProductCreateInput!', 'product: $product', PRODUCT),
  updateProduct: change('products.update', 'productUpdate', 'product', '$product: ProductUpdateInput!', 'product: $product', PRODUCT, true),
  updateVariants: change(
    'variants.update', 'productVariantsBulkUpdate', 'productVariants', '$productId: ID!, $variants: [ProductVariantsBulkInput!]!', 'productId: $productId, variants: $variants',
    'id title sku price compareAtPrice barcode updatedAt', true,
  ),
  setStock: change(
    'inventory.set', 'inventorySetQuantities', 'inventoryAdjustmentGroup', '$input: InventorySetQuantitiesInput!, $key: String!', 'input: $input', 'id reason createdAt', true, ' @idempotent(key: $key)',
  ),
  adjustStock: change(
    'inventory.adjust', 'inventoryAdjustQuantities', 'inventoryAdjustmentGroup', '$input: InventoryAdjustQuantitiesInput!, $key: String!', 'input: $input', 'id reason createdAt', true,
    ' @idempotent(key: $key)',
  ),
} as const;

/** Makes a change and gives what came of it. What Shopify finds wrong with the data is a refusal: nothing was changed. */
export async function make(client: ShopifyClient, { operation, field, result }: Change, variables: Readonly<Record<string, unknown>>, options: CallOptions = {}): Promise<Record<string, unknown>> {
  const { data, requestId } = await client.call(operation, variables, options);
  const payload = data[field];
  const problems = payload?.userErrors ?? [];
  if (problems.length > 0 || !payload) {
    const words = problems.map(({ field: path, message }) => `${path?.length ? `${path.join('.')}: ` : ''}${redactText(message)}`).join('; ');
    throw new HttpFailure(`${operation.name}: Shopify does not take it (${words}). Nothing was changed; correct the data and send it again.`, {
      kind: 'refused', status: 422, code: 'USER_ERRORS', requestId, body: { userErrors: problems },
    });
  }
  return payload[result] as Record<string, unknown>;
}
