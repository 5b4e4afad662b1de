import { createHash } from 'node:crypto';
import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { readDelivery, type Delivery } from '../../lib/platforms/shopify/webhooks/delivery';
import type { Kept } from './lifecycle';
import { credentialOf } from './store';
import { writeEvent } from './writeEvent';

/** Deliveries that are remembered with the workflow, each by its id and its contents. */
const MOST_RECENT = 500;

/** Answers a request to the address of the trigger: a signed delivery starts the workflow once, anything else does not. */
export async function receive(host: IWebhookFunctions): Promise<IWebhookResponseData> {
  const delivery = await deliveryOf(host);
  if (delivery === 'forged') return answer(host, 401, 'The signature is missing or wrong.');
  const kept = host.getWorkflowStaticData('node') as Kept;
  const recent = kept.recent ?? [];
  const marks = marksOf(delivery);
  if (marks.some((mark) => recent.includes(mark))) return answer(host, 200, 'Known already.');
  kept.recent = [...recent, ...marks].slice(-2 * MOST_RECENT);
  if (host.getNodeParameter('writeToWarehouse', false) !== true) return started(delivery, {});
  try {
    const warehouse = await writeEvent(host, delivery);
    if (warehouse.duplicate === true) return answer(host, 200, 'Known already.');
    return started(delivery, { warehouse });
  } catch (error) {
    // Shopify sends it again, up to eight times in four hours: it must not count as taken.
    kept.recent = (kept.recent ?? []).filter((mark) => !marks.includes(mark));
    host.logger.error(`Shopify Trigger: a delivery could not be written: ${error instanceof Error ? error.message : String(error)}`);
    return answer(host, 503, 'The warehouse is out of reach.');
  }
}

/** Neither id nor topic are part of what is signed, so that a copy may come under another id: its contents tell. */
function marksOf({ id, topic, data }: Delivery): string[] {
  return [id, createHash('sha256').update(topic).update(JSON.stringify(data)).digest('base64url').slice(0, 22)];
}

async function deliveryOf(host: IWebhookFunctions): Promise<Delivery | 'forged'> {
  const request = host.getRequestObject() as { rawBody?: Buffer; readRawBody?: () => Promise<void> };
  if (!request.rawBody) await request.readRawBody?.();
  const credential = await credentialOf(host).catch(() => null);
  return credential ? readDelivery(host.getHeaderData() as never, request.rawBody, credential.clientSecret, credential.shop) : 'forged';
}

function started({ id, topic, shop, eventId, triggeredAt, apiVersion, data }: Delivery, more: IDataObject): IWebhookResponseData {
  return { workflowData: [[{ json: { topic, shop, deliveryId: id, eventId, triggeredAt, apiVersion, data: data as IDataObject, ...more } }]] };
}

function answer(host: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
  host.getResponseObject().status(status).json({ message }).end();
  return { noWebhookResponse: true };
}
