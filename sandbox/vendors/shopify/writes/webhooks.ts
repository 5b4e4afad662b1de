import { demand, type Context } from '../graphql/context';
import { numberOf } from '../resolvers/ids';
import { subscriptionView } from '../webhooks/subscriptions';

interface Input {
  readonly uri?: string | null;
  readonly callbackUrl?: string | null;
  readonly format?: string | null;
  readonly filter?: string | null;
  readonly name?: string | null;
  readonly includeFields?: readonly string[] | null;
}

const SCOPES: readonly (readonly [RegExp, string])[] = [
  [/^(ORDERS|REFUNDS)_/, 'read_orders'], [/^CUSTOMERS_/, 'read_customers'], [/^(PRODUCTS|COLLECTIONS)_/, 'read_products'], [/^INVENTORY_/, 'read_inventory'],
];
const FIELD = ['webhookSubscription', 'callbackUrl'];

export function webhookSubscriptionCreate({ topic, webhookSubscription: input }: { topic: string; webhookSubscription: Input }, context: Context) {
  const scope = SCOPES.find(([pattern]) => pattern.test(topic))?.[1];
  if (scope) demand(context, 'webhookSubscriptionCreate', scope);
  const uri = input.uri ?? input.callbackUrl ?? '';
  const problem = problemOf(topic, uri, input.name ?? null, context);
  if (problem) return { webhookSubscription: null, userErrors: [problem] };
  const made = context.shop.subscriptions.add({
    topic, uri, format: input.format ?? 'JSON', filter: input.filter ?? null, name: input.name ?? null, includeFields: input.includeFields ?? [], apiVersion: context.version, app: context.app,
  });
  return { webhookSubscription: subscriptionView(made), userErrors: [] };
}

export function webhookSubscriptionDelete({ id }: { id: string }, { shop, app }: Context) {
  const removed = shop.subscriptions.remove(numberOf('WebhookSubscription', id), app);
  return removed ? { deletedWebhookSubscriptionId: id, userErrors: [] } : { deletedWebhookSubscriptionId: null, userErrors: [{ field: ['id'], message: 'Webhook subscription does not exist' }] };
}

function problemOf(topic: string, uri: string, name: string | null, { shop, app }: Context) {
  if (uri === '') return { field: FIELD, message: "Address can't be blank" };
  const url = URL.canParse(uri) ? new URL(uri) : null;
  // Only a sandbox may be told to call this machine without TLS.
  const isLoopback = url?.hostname === '127.0.0.1' || url?.hostname === 'localhost';
  if (!url || (url.protocol !== 'https:' && !isLoopback)) return { field: FIELD, message: `Address protocol ${url?.protocol ?? ''}// is not supported` };
  if (/\.(myshopify|shopify)\.com$/.test(url.hostname)) return { field: FIELD, message: 'Address cannot be a Shopify or an internal domain' };
  const others = shop.subscriptions.list(app);
  if (others.some((other) => other.topic === topic && other.uri === uri)) return { field: FIELD, message: 'Address for this topic has already been taken' };
  if (name !== null && others.some((other) => other.name === name)) return { field: ['webhookSubscription', 'name'], message: 'Name already exists, no duplicate allowed' };
  return null;
}
