import { redactText } from '../../http';
import type { SendResult } from '../../delivery/types';

/** Statuses that say something about one record; every other one is about the request or the API. */
export const RECORD_STATUSES: readonly number[] = [400, 409, 413, 415, 422];

const MESSAGE_LIMIT = 300;

/** A JSON object as it came. */
export type Fields = Readonly<Record<string, unknown>>;

const ID_NAMES = ['id', 'customer_id', 'customerId', '_id', 'uuid'];
const WRAPPERS = ['data', 'customer', 'result', 'json'];

/** A JSON object, or null for anything else. Read once per answer, so it is no schema. */
export function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Fields : null;
}

/** The id of the created customer, wherever common APIs put it. */
export function remoteIdIn(body: unknown): string | undefined {
  const fields = fieldsOf(body);
  if (!fields) return undefined;
  const own = ID_NAMES.map((name) => text(fields[name])).find(Boolean);
  if (own) return own;
  return WRAPPERS.map((name) => remoteIdIn(fields[name])).find(Boolean);
}

/** What a refusal says, whichever of the usual shapes it has. Personal data masked, length bounded. */
export interface Refusal {
  readonly code?: string;
  readonly field?: string;
  readonly message?: string;
}

export function refusalIn(body: unknown): Refusal {
  const data = fieldsOf(body);
  if (!data) return typeof body === 'string' && body && !looksLikeHtml(body) ? { message: tidy(body) } : {};
  const first = firstProblem(data.errors ?? data.detail ?? data.details);
  const error = fieldsOf(data.error) ? refusalIn(data.error) : {};
  const message = text(data.message) ?? text(data.error_description) ?? text(data.detail) ?? error.message
    ?? text(data.title) ?? text(data.error);
  const code = first.code ?? text(data.code) ?? error.code ?? codeLike(data.error);
  return {
    code,
    field: first.field ?? text(data.field) ?? error.field,
    message: [message, first.message].filter((part) => part !== undefined).map(withoutStop).join(': ') || undefined,
  };
}

/** `errors` as a list of objects or texts, or as an object of lists by field. */
function firstProblem(errors: unknown): Refusal {
  if (Array.isArray(errors)) return problemOf(errors[0]);
  const [field, messages] = Object.entries(fieldsOf(errors) ?? {})[0] ?? [];
  const message = text(Array.isArray(messages) ? messages[0] : messages);
  return field ? { field, message } : {};
}

function problemOf(entry: unknown): Refusal {
  if (typeof entry === 'string') return { message: entry };
  const { field, path, param, loc, code, type, message, msg, detail } = fieldsOf(entry) ?? {};
  const where = text(field) ?? text(path) ?? text(param) ?? (Array.isArray(loc) ? text(loc.at(-1)) : undefined);
  return { field: where, code: codeLike(code) ?? codeLike(type), message: text(message) ?? text(msg) ?? text(detail) };
}

/** A record refused for good by a status of `RECORD_STATUSES`. */
export function refused(status: number, body: unknown): SendResult {
  const { code, field, message } = refusalIn(body);
  if (status === 409) {
    return { outcome: 'duplicate', remoteId: existingId(body), message: `The API has this customer already (409). Not changed.` };
  }
  const said = message ? `: ${message}` : '';
  return {
    outcome: 'rejected',
    code: code ?? `http_${status}`,
    field: field && tidy(field),
    message: `The API refused this row (${status})${said}${/[.!?]$/.test(said) ? '' : '.'} Correct it and import the rejects file.`,
  };
}

function existingId(body: unknown): string | undefined {
  const fields = fieldsOf(body);
  return text(fields?.existing_id) ?? text(fields?.id);
}

export function looksLikeHtml(body: unknown): boolean {
  return typeof body === 'string' && /^\s*<(!doctype|html)/i.test(body);
}

function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() ? value.trim() : undefined;
}

function codeLike(value: unknown): string | undefined {
  const code = text(value);
  return code && /^[\w.:-]{1,60}$/.test(code) ? code : undefined;
}

function withoutStop(message: string): string {
  return tidy(message).replace(/\.$/, '');
}

function tidy(message: string): string {
  const flat = redactText(message.replace(/\s+/g, ' ').trim(), []);
  return flat.length > MESSAGE_LIMIT ? `${flat.slice(0, MESSAGE_LIMIT - 1)}…` : flat;
}
