import { z } from 'zod';
import { API, type WooClient } from '../rest/client';
import { id, list } from '../rest/shapes';

/** @see https://woocommerce.github.io/woocommerce-rest-api-docs/#webhooks */
const hook = z.object({ id, topic: z.string(), status: z.string(), delivery_url: z.string() }).passthrough();
type Hook = z.infer<typeof hook>;

const PATH = `${API}/webhooks`;
const PER_PAGE = 100;
const MOST_PAGES = 100;

/** Whether every topic is delivered to this address. One that the store has switched off after failures is switched on again. */
export async function isSubscribed(client: WooClient, url: string, topics: readonly string[]): Promise<boolean> {
  const mine = await hooksTo(client, url);
  if (!topics.every((topic) => mine.some((one) => one.topic === topic))) return false;
  for (const one of mine.filter(({ topic, status }) => topics.includes(topic) && status !== 'active')) await change(client, one, { status: 'active' });
  return mine.every(({ topic }) => topics.includes(topic));
}

/** Subscribes this address to the topics, with this secret, and to no other: what is there already is taken over. */
export async function subscribe(client: WooClient, url: string, topics: readonly string[], secret: string): Promise<void> {
  const mine = await hooksTo(client, url);
  for (const topic of topics) {
    const known = mine.find((one) => one.topic === topic);
    if (known) await change(client, known, { secret, status: 'active' });
    else await client.call({ method: 'POST', route: PATH, json: { name: `n8n ${topic}`, topic, delivery_url: url, secret, status: 'active' }, operation: 'webhooks.create', shape: hook });
  }
  const kept = new Set(topics.map((topic) => mine.find((one) => one.topic === topic)?.id));
  for (const one of mine.filter((candidate) => !kept.has(candidate.id))) await remove(client, one);
}

export async function unsubscribe(client: WooClient, url: string): Promise<void> {
  for (const one of await hooksTo(client, url)) await remove(client, one);
}

/** Those that deliver to this address, whatever their state. */
async function hooksTo(client: WooClient, url: string): Promise<Hook[]> {
  const found: Hook[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { data } = await client.call({ route: PATH, query: { status: 'all', per_page: PER_PAGE, page }, operation: 'webhooks.list', shape: list(hook) });
    found.push(...data.filter(({ delivery_url: to }) => to === url));
    if (data.length < PER_PAGE) break;
  }
  return found;
}

async function change(client: WooClient, { id: number }: Hook, fields: object): Promise<void> {
  await client.call({ method: 'PUT', route: `${PATH}/${number}`, json: fields, operation: 'webhooks.update', shape: hook });
}

async function remove(client: WooClient, { id: number }: Hook): Promise<void> {
  await client.call({ method: 'DELETE', route: `${PATH}/${number}`, query: { force: true }, operation: 'webhooks.delete', shape: hook });
}
