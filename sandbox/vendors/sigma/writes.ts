import { isObject, json, parseJson } from '../../http/answers';
import type { Exchange } from '../../http/exchange';
import type { Answer } from '../../http/types';
import { bad, missing } from './answers';
import { stamps, uuid, type Collection, type Entry } from './data';

export interface Writable {
  readonly noun: string;
  readonly key: string;
  /** Prefix of new ids. */
  readonly kind: string;
  readonly required: readonly string[];
  readonly allowed: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

/** The fields of a JSON body that holds nothing unknown, or the refusal. */
export function fieldsOf(exchange: Exchange, allowed: readonly string[], required: readonly string[] = []): Fields | Answer {
  if (exchange.mediaType !== 'application/json') return bad('The body must be application/json');
  const body = parseJson(exchange.body);
  if (!isObject(body)) return bad('The body must be a JSON object');
  const unknown = Object.keys(body).find((key) => !allowed.includes(key));
  if (unknown) return bad(`Unknown key ${unknown}`);
  const absent = required.find((key) => body[key] === undefined || body[key] === '');
  return absent ? bad(`${absent} is required`) : body;
}

export function isAnswer(value: Fields | Answer): value is Answer {
  return 'status' in value && 'body' in value;
}

export function create(exchange: Exchange, entries: Collection, what: Writable, more: (fields: Fields, id: string) => Entry = () => ({})): Answer {
  const fields = fieldsOf(exchange, what.allowed, what.required);
  if (isAnswer(fields)) return fields;
  const number = entries.size + 5000;
  const id = uuid(what.kind, number);
  const entry = { [what.key]: id, ...fields, ...stamps(number), ...more(fields, id) };
  entries.set(id, entry);
  return json(200, entry);
}

export function update(exchange: Exchange, entries: Collection, what: Writable, allowed: readonly string[]): Answer {
  const entry = entries.get(exchange.param('id'));
  if (!entry) return missing(what.noun);
  const fields = fieldsOf(exchange, allowed);
  if (isAnswer(fields)) return fields;
  const changed = { ...entry, ...fields };
  entries.set(exchange.param('id'), changed);
  return json(200, changed);
}

export function show(exchange: Exchange, entries: Collection, noun: string): Answer {
  const entry = entries.get(exchange.param('id'));
  return entry ? json(200, entry) : missing(noun);
}

export function remove(entries: Collection, id: string, noun: string): Answer {
  return entries.delete(id) ? json(200, {}) : missing(noun);
}
