import { createHash } from 'node:crypto';
import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { readDelivery, type Delivery } from '../../lib/platforms/woocommerce/webhooks/delivery';
import { keptBy } from './lifecycle';
import { writeEvent } from './writeEvent';

/** Deliveries that are remembered, each by its id and its contents. */
const MOST_RECENT = 500;

/** Answers a request to the address of the trigger: a delivery starts the workflow once, anything else does not. */
export async function receive(host: IWebhookFunctions): Promise<IWebhookResponseData> {
  const { rawBody } = host.getRequestObject() as { rawBody?: Buffer };
  const read = readDelivery(host.getHeaderData(), rawBody, keptBy(host).secret ?? '');
  if (read === 'forged') return answer(host, 401, 'The signature is missing or wrong.');
  if (read === 'ping') return answer(host, 200, 'OK');
  if (isKnown(host, read, rawBody ?? Buffer.alloc(0))) return answer(host, 200, 'Known already.');
  const warehouse = host.getNodeParameter('writeToWarehouse', false) === true ? { warehouse: await writeEvent(host, read) } : {};
  return { workflowData: [[{ json: { topic: read.topic, resource: read.resource, event: read.event, deliveryId: read.id, data: read.data as IDataObject, ...warehouse } }]] };
}

/** The id of a delivery is not part of what is signed, so that a copy of one may come under another id: its contents tell. */
function isKnown(host: IWebhookFunctions, { id, topic }: Delivery, rawBody: Buffer): boolean {
  const kept = keptBy(host);
  const recent = kept.recent ?? [];
  const marks = [id, createHash('sha256').update(topic).update(rawBody).digest('base64url').slice(0, 22)];
  if (marks.some((mark) => recent.includes(mark))) return true;
  kept.recent = [...recent, ...marks].slice(-2 * MOST_RECENT);
  return false;
}

function answer(host: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
  host.getResponseObject().status(status).json({ message }).end();
  return { noWebhookResponse: true };
}
