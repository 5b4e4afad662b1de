import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { toNodeError } from '../Shopify/failure';
import { credentialOf, withShop } from './store';

/** What the trigger keeps with its workflow: deliveries that have been taken. */
export interface Kept {
  recent?: string[];
}

type Subscriptions = typeof import('../../lib/platforms/shopify/webhooks/subscription');
type Client = Parameters<Subscriptions['isSubscribed']>[0];

/** Runs when the workflow is switched on, and every time n8n starts. */
export async function isSubscribed(host: IHookFunctions): Promise<boolean> {
  return await withSubscriptions(host, (subscriptions, client) => subscriptions.isSubscribed(client, urlOf(host), topicsOf(host)));
}

export async function subscribe(host: IHookFunctions): Promise<boolean> {
  if (topicsOf(host).length === 0) throw new NodeOperationError(host.getNode(), 'No topic is chosen', { description: 'Choose at least one under Topics. Nothing was sent.' });
  const filter = String(host.getNodeParameter('filter', '') ?? '').trim();
  await withSubscriptions(host, (subscriptions, client) => subscriptions.subscribe(client, urlOf(host), topicsOf(host), filter || null));
  return true;
}

export async function unsubscribe(host: IHookFunctions): Promise<boolean> {
  await withSubscriptions(host, (subscriptions, client) => subscriptions.unsubscribe(client, urlOf(host)));
  const kept = host.getWorkflowStaticData('node') as Kept;
  delete kept.recent;
  return true;
}

function topicsOf(host: IHookFunctions): string[] {
  return host.getNodeParameter('topics', []) as string[];
}

function urlOf(host: IHookFunctions): string {
  const url = host.getNodeWebhookUrl('default');
  if (url === undefined) throw new TypeError('n8n gave no address for the webhook.');
  return url;
}

async function withSubscriptions<T>(host: IHookFunctions, work: (subscriptions: Subscriptions, client: Client) => Promise<T>): Promise<T> {
  try {
    const credential = await credentialOf(host);
    if (credential.clientSecret === '') {
      throw new NodeOperationError(host.getNode(), 'The Shopify Store API credential has no client secret', {
        description: 'Without it no delivery could be told from a forged one. Enter the client secret (API secret key) of the app; nothing was sent.',
      });
    }
    const subscriptions = await import('../../lib/platforms/shopify/webhooks/subscription');
    return await withShop(host, credential, ({ client }) => work(subscriptions, client));
  } catch (error) {
    throw toNodeError(host.getNode(), error, 0);
  }
}
