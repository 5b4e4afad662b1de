import type { IDataObject, INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { CustomerApiSettings } from '../../lib/platforms/customer-api';

const DEFAULT_RETRY_STATUSES = '429,500,502,503,504';

/** The options a person chose, with every default filled in, as the Customer API client takes them. */
export function customerApiSettings(node: INode, endpoint: string, options: IDataObject): CustomerApiSettings {
  return {
    endpoint,
    lookupEndpoint: optionalText(options.lookupEndpoint),
    batchEndpoint: optionalText(options.batchEndpoint),
    batchSize: number(options.batchSize, 10),
    concurrency: concurrency(node, options.concurrency),
    requestsPerSecond: number(options.requestsPerSecond, 0) || undefined,
    retryAttempts: number(options.retryAttempts, 3),
    backoffFactor: number(options.backoffFactor, 1),
    retryOnStatus: statuses(node, options.retryOnStatus),
    timeoutMs: number(options.timeout, 30) * 1000,
    delayBetweenBatchesMs: number(options.delayBetweenBatches, 0) * 1000,
    idempotencyHeader: optionalText(options.idempotencyHeader),
    uniqueKey: options.uniqueKey === true,
    destinationId: optionalText(options.destinationId),
  };
}

function concurrency(node: INode, value: unknown): number | 'auto' {
  const text = String(value ?? 'auto').trim();
  if (text === '' || text === 'auto') return 'auto';
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1) return count;
  throw new NodeOperationError(node, `"${text}" is not a concurrency`, {
    itemIndex: 0,
    description: 'Write "auto" or a whole number from 1 up. Nothing was sent.',
  });
}

function statuses(node: INode, value: unknown): number[] {
  const list = Array.isArray(value) ? value : String(value ?? DEFAULT_RETRY_STATUSES).split(',');
  const codes = list.map((entry) => String(entry).trim()).filter(Boolean).map(Number);
  if (codes.every((code) => Number.isInteger(code) && code >= 100 && code <= 599)) return codes;
  throw new NodeOperationError(node, `"${String(value)}" is not a list of HTTP statuses`, {
    itemIndex: 0,
    description: 'Write three-digit statuses separated by commas, such as 429,503. Nothing was sent.',
  });
}

function number(value: unknown, fallback: number): number {
  const parsed = Number(value ?? fallback);
  return Number.isFinite(parsed) && parsed >= 0 ? parsed : fallback;
}

export function optionalText(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}
