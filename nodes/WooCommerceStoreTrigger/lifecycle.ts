import { randomBytes } from 'node:crypto';
import type { IHookFunctions } from 'n8n-workflow';
import { toNodeError } from '../WooCommerceStore/transport/failure';
import { topicsOf, withClient } from './store';

/** What the trigger keeps with its workflow. */
export interface Kept {
  secret?: string;
  recent?: string[];
}

export function keptBy(host: Pick<IHookFunctions, 'getWorkflowStaticData'>): Kept {
  return host.getWorkflowStaticData('node') as Kept;
}

/** Runs when the workflow is switched on, and every time n8n starts. */
export async function isSubscribed(host: IHookFunctions): Promise<boolean> {
  // The store never tells the secret: without it here, everything is made anew.
  if (!keptBy(host).secret) return false;
  return await withStore(host, ({ woo, client }) => woo.isSubscribed(client, urlOf(host), topicsOf(host)));
}

export async function subscribe(host: IHookFunctions): Promise<boolean> {
  const secret = randomBytes(32).toString('hex');
  const kept = keptBy(host);
  // Kept before the store has it: its first delivery may come at once.
  kept.secret = secret;
  await withStore(host, ({ woo, client }) => woo.subscribe(client, urlOf(host), topicsOf(host), secret));
  return true;
}

export async function unsubscribe(host: IHookFunctions): Promise<boolean> {
  await withStore(host, ({ woo, client }) => woo.unsubscribe(client, urlOf(host)));
  const kept = keptBy(host);
  delete kept.secret;
  delete kept.recent;
  return true;
}

function urlOf(host: IHookFunctions): string {
  const url = host.getNodeWebhookUrl('default');
  if (url === undefined) throw new TypeError('n8n gave no address for the webhook.');
  return url;
}

async function withStore<T>(host: IHookFunctions, work: Parameters<typeof withClient<T>>[1]): Promise<T> {
  try {
    return await withClient(host, work);
  } catch (error) {
    throw toNodeError(host.getNode(), error, 0);
  }
}
