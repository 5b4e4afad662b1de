import { z } from 'zod';
import { HttpFailure } from '../../../http';
import type { ShopifyClient } from '../client';
import { mutation, query } from '../operation';
import { page, text } from '../shapes';
import { make, type Change } from '../writes';

const subscriptionShape = z.object({ id: text, topic: text, uri: text }).passthrough();

/** Lists this app's own subscriptions and no others. */
export const subscriptionsQuery = query(
  'webhooks.getMany',
  'query Subscriptions($uri: String!) { webhookSubscriptions(first: 250, uri: $uri) { pageInfo { hasNextPage endCursor } nodes { id topic uri } } }',
  z.object({ webhookSubscriptions: page(subscriptionShape) }),
);

const errors = z.array(z.object({ field: z.array(z.string()).nullish(), message: z.string() }).passthrough());

/** A second one for the same address is refused, so that it may be sent again. */
export const subscribeChange: Change = {
  field: 'webhookSubscriptionCreate',
  result: 'webhookSubscription',
  operation: mutation(
    'webhooks.create',
    'mutation Subscribe($topic: WebhookSubscriptionTopic!, $webhookSubscription: WebhookSubscriptionInput!) { webhookSubscriptionCreate(topic: $topic, webhookSubscription: $webhookSubscription) { webhookSubscription { id topic uri } userErrors { field message } } }',
    z.object({ webhookSubscriptionCreate: z.object({ webhookSubscription: subscriptionShape.nullish(), userErrors: errors }) }) as never,
    true,
  ),
};
export const unsubscribeOperation = mutation(
  'webhooks.delete', 'mutation Unsubscribe($id: ID!) { webhookSubscriptionDelete(id: $id) { deletedWebhookSubscriptionId userErrors { field message } } }',
  z.object({ webhookSubscriptionDelete: z.object({ userErrors: errors }) }), true,
);

/** Whether the shop calls this address for every one of these topics, and for no other. */
export async function isSubscribed(client: ShopifyClient, uri: string, topics: readonly string[]): Promise<boolean> {
  const known = await subscriptionsTo(client, uri);
  return known.length === topics.length && topics.every((topic) => known.some((subscription) => subscription.topic === topic));
}

/** Makes the missing subscriptions and removes those to topics that are wanted no more. All or none. */
export async function subscribe(client: ShopifyClient, uri: string, topics: readonly string[], filter: string | null): Promise<void> {
  const known = await subscriptionsTo(client, uri);
  const made: string[] = [];
  try {
    for (const topic of topics) {
      if (known.some((subscription) => subscription.topic === topic)) continue;
      const { id } = await make(client, subscribeChange, { topic, webhookSubscription: { uri, format: 'JSON', ...(filter && { filter }) } });
      made.push(String(id));
    }
  } catch (thrown) {
    for (const id of made) await remove(client, id).catch(() => undefined);
    throw thrown;
  }
  for (const { id, topic } of known) if (!topics.includes(topic)) await remove(client, id);
}

/** Removes every subscription to this address. */
export async function unsubscribe(client: ShopifyClient, uri: string): Promise<void> {
  for (const { id } of await subscriptionsTo(client, uri)) await remove(client, id);
}

async function subscriptionsTo(client: ShopifyClient, uri: string) {
  const { data } = await client.call(subscriptionsQuery, { uri });
  return data.webhookSubscriptions.nodes.filter((subscription) => subscription.uri === uri);
}

/** One that is gone already is what was wanted. */
async function remove(client: ShopifyClient, id: string): Promise<void> {
  const { data } = await client.call(unsubscribeOperation, { id });
  const [problem] = data.webhookSubscriptionDelete.userErrors;
  if (problem && !/does not exist/i.test(problem.message)) {
    throw new HttpFailure(`webhooks.delete: Shopify keeps the subscription (${problem.message}). Remove it in the app, or switch the workflow on and off again.`, { kind: 'refused', status: 422 });
  }
}
