import type { OutgoingRecord, SendResult } from '../../delivery/types';
import type { HttpResponse } from '../../http';
import { fieldsOf, RECORD_STATUSES, refused, remoteIdIn, type Fields } from './answers';
import { readAccepted } from './calls';

const LIST_NAMES = ['results', 'items', 'data', 'customers', 'responses'];

/** One result per record: by the items' own `index`, from 0 or 1 on, else by position when the numbers match; null when neither tells. */
export function readItems({ data }: HttpResponse, batch: readonly OutgoingRecord[]): readonly SendResult[] | null {
  const items = itemsIn(data);
  if (!items || items.length !== batch.length) return null;
  const byIndex = new Map(items.map((entry, position) => [typeof entry.index === 'number' ? entry.index : position, entry]));
  const first = byIndex.has(0) ? 0 : 1;
  const ordered = batch.map((_, position) => byIndex.get(first + position));
  return ordered.every((entry) => entry !== undefined) ? ordered.map(readItem) : null;
}

function itemsIn(data: unknown): readonly Fields[] | null {
  if (Array.isArray(data)) return data.every((entry) => fieldsOf(entry)) ? data as Fields[] : null;
  const body = fieldsOf(data);
  const wrapper = body && LIST_NAMES.find((name) => Array.isArray(body[name]));
  return wrapper ? itemsIn(body[wrapper]) : null;
}

function readItem(entry: Fields): SendResult {
  const status = Number(entry.status ?? entry.statusCode ?? entry.status_code ?? entry.code);
  if (RECORD_STATUSES.includes(status)) return refused(status, entry.body ?? entry);
  if (status === 429) {
    return { outcome: 'failed', code: 'http_429', message: 'The API answered 429 for this row. Not written; run the import again.', landed: 'no' };
  }
  if (status >= 500) {
    return {
      outcome: 'failed', code: 'unknown', landed: 'unknown',
      message: `The API had an error of its own at this row (${status}). It is not known whether this customer was created; look it up in the API.`,
    };
  }
  if (status >= 400) return refused(status, entry.body ?? entry);
  switch (entry.status ?? entry.outcome ?? entry.result) {
    case 'updated':
    case 'unchanged':
      return { outcome: (entry.status ?? entry.outcome ?? entry.result) as 'updated' | 'unchanged', remoteId: remoteIdIn(entry) };
    case 'duplicate':
    case 'exists':
    case 'conflict':
      return refused(409, entry);
    case 'rejected':
    case 'error':
    case 'failed':
    case 'invalid':
      return refused(422, entry);
    default:
      return readAccepted(entry.body ?? entry);
  }
}

/** For a record of a batch that was taken without a word on each. */
export function unread(): SendResult {
  return {
    outcome: 'failed', code: 'unread_answer', landed: 'unknown',
    message: 'The batch endpoint accepted the request but did not tell what became of each customer. '
      + 'Look them up, or leave the batch endpoint out.',
  };
}
