import { createHash } from 'node:crypto';
import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Delivery, Read, StoreWebhooks } from '../../../lib/sync/webhooks';
import { storeAccess, usesConnection, type StoreAccess } from '../storeAccess';
import { keptBy, subscriberOf } from './kept';
import { subscribe } from './lifecycle';
import { writeParameter } from './properties';
import type { StoreTrigger } from './types';
import { writeEvent } from './writeEvent';

/** Deliveries that are remembered with the workflow. */
const MOST_RECENT = 500;

/** One request to the address of the trigger. */
interface Call {
  readonly host: IWebhookFunctions;
  readonly webhooks: StoreWebhooks;
  readonly access: StoreAccess<unknown>;
  readonly rawBody: Buffer;
}

/** Answers a request to the address of the trigger: a signed delivery starts the workflow once, anything else does not. */
export async function receive(host: IWebhookFunctions, trigger: StoreTrigger): Promise<IWebhookResponseData> {
  const webhooks = await trigger.webhooks();
  const access = storeAccess(host, webhooks.platform);
  try {
    const call: Call = { host, webhooks, access, rawBody: await rawBodyOf(host) };
    const read = await readCall(call);
    if (read === 'ping') return answer(host, 200, 'OK');
    if (read !== 'forged') return await take(call, read);
    await renew(call);
    return answer(host, 401, 'The signature is missing or wrong.');
  } finally {
    await access.close();
  }
}

/** Whatever keeps the signature from being checked makes it a wrong one. */
async function readCall({ host, webhooks: { signature }, access, rawBody }: Call): Promise<Read<Delivery>> {
  const request = { headers: host.getHeaderData(), rawBody };
  try {
    if (signature.by === 'app') return signature.read(request, (await access.storeOf(0)).credential);
    const read = signature.read(request, keptBy(host).secret ?? '');
    // Through a connection that is gone or switched off nothing comes in, whoever has signed it.
    if (typeof read !== 'string' && usesConnection(host, 0)) await access.storeOf(0);
    return read;
  } catch (error) {
    host.logger.warn(`${host.getNode().name}: a request was turned away. ${messageOf(error)}`);
    return 'forged';
  }
}

async function take({ host, webhooks, access, rawBody }: Call, delivery: Delivery): Promise<IWebhookResponseData> {
  const kept = keptBy(host);
  const recent = kept.recent ?? [];
  const marks = marksOf(delivery, rawBody);
  if (marks.some((mark) => recent.includes(mark))) return answer(host, 200, 'Known already.');
  kept.recent = [...recent, ...marks].slice(-2 * MOST_RECENT);
  if (host.getNodeParameter(writeParameter(usesConnection(host, 0)), false) !== true) return started(delivery, {});
  try {
    const warehouse = await writeEvent(host, webhooks, access, delivery);
    if (warehouse.duplicate === true) return answer(host, 200, 'Known already.');
    return started(delivery, { warehouse });
  } catch (error) {
    if (!webhooks.sendsAgain) return started(delivery, { warehouse: { written: false, error: `${messageOf(error)} The next sync brings it.` } });
    // It must not count as taken, since it comes again.
    kept.recent = (kept.recent ?? []).filter((mark) => !marks.includes(mark));
    host.logger.error(`${host.getNode().name}: a delivery could not be written: ${messageOf(error)}`);
    return answer(host, 503, 'The warehouse is out of reach.');
  }
}

/**
 * The credential may have become another app's since the trigger subscribed: then deliveries of the old app's
 * subscriptions come, and none of the new one's. Done once for each change, whatever requests come meanwhile.
 */
async function renew({ host, webhooks, access }: Call): Promise<void> {
  const { subscriber } = keptBy(host);
  if (webhooks.signature.by !== 'app' || subscriber === undefined) return;
  try {
    const store = await access.storeOf(0);
    if (subscriber !== subscriberOf(webhooks, store)) await subscribe(host, { webhooks, store });
  } catch (error) {
    host.logger.error(`${host.getNode().name}: its webhooks could not be made anew. Switch the workflow off and on again. ${messageOf(error)}`);
  }
}

/** Neither id nor topic are part of what is signed, so that a copy may come under another id: its contents tell. */
function marksOf({ id, topic }: Delivery, rawBody: Buffer): string[] {
  return [id, createHash('sha256').update(topic).update(rawBody).digest('base64url').slice(0, 22)];
}

async function rawBodyOf(host: IWebhookFunctions): Promise<Buffer> {
  const request = host.getRequestObject() as { rawBody?: Buffer; readRawBody?: () => Promise<void> };
  if (!request.rawBody) await request.readRawBody?.();
  return request.rawBody ?? Buffer.alloc(0);
}

function started({ id, topic, data, ...about }: Delivery, more: IDataObject): IWebhookResponseData {
  return { workflowData: [[{ json: { topic, ...about, deliveryId: id, data: data as IDataObject, ...more } }]] };
}

function answer(host: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
  host.getResponseObject().status(status).json({ message }).end();
  return { noWebhookResponse: true };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
