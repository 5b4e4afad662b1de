import { createHash } from 'node:crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { OutgoingRecord, SendResult } from '../../../../lib/delivery/types';

/**
 * An item as a record to send. Its keys are the same when n8n runs the node again within the same
 * execution (Retry On Fail), so that an API with an idempotency header creates nothing twice.
 */
export function outgoing(host: IExecuteFunctions, item: number, payload: IDataObject, emailField: string): OutgoingRecord {
  const key = createHash('sha256')
    .update(JSON.stringify([host.getExecutionId(), host.getNode().id, item, payload]))
    .digest('hex');
  return { key, idempotencyKey: uuid(key), naturalKey: emailOf(payload, emailField), line: item + 1, payload };
}

/** The same columns for every outcome, so that they read as a table. */
export function outcomeJson(result: SendResult): IDataObject {
  return {
    outcome: result.outcome,
    id: 'remoteId' in result ? result.remoteId ?? null : null,
    code: 'code' in result ? result.code : null,
    field: 'field' in result ? result.field ?? null : null,
    message: result.message ?? null,
  };
}

function emailOf(payload: IDataObject, field: string): string | null {
  const value = Object.hasOwn(payload, field) ? payload[field] : undefined;
  const email = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return email === '' ? null : email;
}

function uuid(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
