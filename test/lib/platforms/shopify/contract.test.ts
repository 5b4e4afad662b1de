import { isEnumType, parse, validate } from 'graphql';
import { z } from 'zod';
import { getOperation, KINDS } from '../../../../lib/platforms/shopify/objects';
import { setCustomer } from '../../../../lib/platforms/shopify/customers/set';
import type { Operation } from '../../../../lib/platforms/shopify/operation';
import { subscribeChange, subscriptionsQuery, unsubscribeOperation } from '../../../../lib/platforms/shopify/webhooks/subscription';
import { TOPICS } from '../../../../lib/platforms/shopify/webhooks/topics';
import { CHANGES } from '../../../../lib/platforms/shopify/writes';
import { CUSTOMER_FIELDS, customerShape } from '../../../../lib/platforms/shopify/queries/customers';
import { lineFields, lineShape, orderFields, orderShape } from '../../../../lib/platforms/shopify/queries/orders';
import { bookingsQuery, payoutsQuery } from '../../../../lib/platforms/shopify/queries/payments';
import { COLLECTION_FIELDS, itemFields, levelFields, levelShape, productFields, productShape, stockedProductFields, stockedVariantFields, stockShape, variantFields, variantShape } from '../../../../lib/platforms/shopify/queries/products';
import { bulkDocument } from '../../../../lib/platforms/shopify/queries/selection';
import { countQuery, shopQuery } from '../../../../lib/platforms/shopify/queries/shop';
import { getBulk, runBulk } from '../../../../lib/platforms/shopify/read/bulkJob';
import { changedLevelsQuery, locationsQuery } from '../../../../lib/platforms/shopify/read/inventory';
import { listOperation, partsOperation } from '../../../../lib/platforms/shopify/read/pages';
import { API_VERSION } from '../../../../lib/platforms/shopify/version';
import { checkBulkQuery } from '../../../../sandbox/vendors/shopify/bulk/rules';
import { readAdminSchema } from './support/contract';

const schema = readAdminSchema();
const ALL = new Set(['read_orders', 'read_products', 'read_customers', 'read_inventory', 'read_locations']);
const id = z.object({ id: z.string() });

/** Every document of a list: with all scopes and with hardly any. */
const lists = [ALL, new Set(['read_orders'])].flatMap((scopes) => {
  const paged = { scopes, bulk: false };
  return [
    listOperation({ list: 'orders', fields: orderFields(paged), sortKey: 'UPDATED_AT', node: orderShape }),
    listOperation({ list: 'products', fields: productFields(paged), sortKey: 'UPDATED_AT', node: productShape }),
    listOperation({ list: 'customers', fields: CUSTOMER_FIELDS, sortKey: 'UPDATED_AT', node: customerShape }),
    listOperation({ list: 'collections', fields: COLLECTION_FIELDS, sortKey: 'UPDATED_AT', node: id }),
    listOperation({ list: 'inventoryItems', fields: itemFields(paged), sortKey: null, node: stockShape }),
    listOperation({ list: 'products', fields: stockedProductFields(paged), sortKey: 'UPDATED_AT', node: id }),
    partsOperation('product', { list: 'variants', fields: stockedVariantFields(paged), node: id }),
    listOperation({ list: 'orders', fields: 'id', sortKey: 'ID', node: id }),
    partsOperation('order', { list: 'lineItems', fields: lineFields(paged), node: lineShape }),
    partsOperation('product', { list: 'variants', fields: variantFields(paged), node: variantShape }),
    partsOperation('inventoryItem', { list: 'inventoryLevels', fields: levelFields(paged), node: levelShape }),
  ];
});
const bulk = { scopes: ALL, bulk: true };
const bulkDocuments = [
  bulkDocument('orders', orderFields(bulk), "updated_at:>='2026-11-01T00:00:00Z'"), bulkDocument('products', productFields(bulk), null), bulkDocument('customers', CUSTOMER_FIELDS, null),
];
const operations: readonly Operation[] = [
  ...lists, shopQuery, ...(['orders', 'products', 'customers', 'collections'] as const).map(countQuery), bookingsQuery, payoutsQuery, runBulk, getBulk, locationsQuery, changedLevelsQuery, setCustomer,
];

function problems(text: string): string[] {
  return schema ? validate(schema, parse(text)).map(({ message }) => message) : [];
}

it.each(operations.map((operation) => [operation.name, operation.text]))('%s is valid in the schema of its version', (_, text) => {
  expect(problems(text)).toEqual([]);
});

it.each(bulkDocuments.map((text, at) => [['orders', 'products', 'customers'][at], text] as const))('%s in bulk is valid and keeps the rules of bulk operations', (_, text) => {
  expect(problems(text)).toEqual([]);
  expect(checkBulkQuery(text)).not.toHaveProperty('message');
});

it('asks for nothing deprecated', () => {
  if (!schema) return;
  const { NoDeprecatedCustomRule } = jest.requireActual<typeof import('graphql')>('graphql');
  const told = [...operations.map(({ text }) => text), ...bulkDocuments].flatMap((text) => validate(schema, parse(text), [NoDeprecatedCustomRule]).map(({ message }) => message));
  // The variants of an inventory item are a list of one; their successor would be a nested page for each item.
  expect([...new Set(told)].map((message) => message.split(' is deprecated')[0])).toEqual(['The field InventoryItem.variant']);
});

it('pins the version that the schema is of', () => {
  expect(API_VERSION).toBe('2026-10');
});

it.each(Object.values(CHANGES).map(({ operation }) => [operation.name, operation.text]))('the change %s is valid in the schema of its version', (_, text) => {
  expect(problems(text)).toEqual([]);
});

it.each(Object.keys(KINDS) as (keyof typeof KINDS)[])('one %s by its id is valid in the schema of its version', (name) => {
  expect(problems(getOperation(name, KINDS[name].fields({ scopes: ALL, bulk: false })).text)).toEqual([]);
});

it.each([subscriptionsQuery, subscribeChange.operation, unsubscribeOperation].map(({ name, text }) => [name, text]))('%s is valid in the schema of its version', (_, text) => {
  expect(problems(text)).toEqual([]);
});

it.each(TOPICS.map(([topic]) => topic))('the topic %s exists', (topic) => {
  const topics = schema?.getType('WebhookSubscriptionTopic');
  if (isEnumType(topics)) expect(topics.getValue(topic)).toBeDefined();
});
