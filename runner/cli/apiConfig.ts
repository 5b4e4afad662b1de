import path from 'node:path';
import { z } from 'zod';
import { UsageProblem } from '../problem';
import { resolveEnvironment } from './environmentValues';
import { readJson } from './jsonFile';

const text = z.string().min(1, 'is empty');
const seconds = z.number().min(0, 'is below 0');
const status = z.number().int().min(100).max(599);

const authentication = z.discriminatedUnion('type', [
  z.object({ type: z.literal('none') }).strict(),
  z.object({ type: z.literal('bearer_token'), bearer_token: text.optional(), api_key: text.optional() }).strict(),
  z.object({ type: z.literal('api_key'), api_key: text, header_name: text.default('X-API-Key') }).strict(),
  z.object({ type: z.literal('basic'), username: text, password: text }).strict(),
  z.object({ type: z.literal('oauth2'), client_id: text, client_secret: text, token_url: z.string().url('is not a web address') }).strict(),
]).transform((given) => (given.type === 'bearer_token' ? { type: given.type, token: given.bearer_token ?? given.api_key } : given));

const settings = z.object({
  timeout: z.number().positive('is not above 0').default(30),
  batch_size: z.number().int('is not a whole number').min(1, 'is below 1').default(10),
  retry_attempts: z.number().int('is not a whole number').min(0, 'is below 0').default(3),
  backoff_factor: seconds.default(1),
  retry_on_status: z.array(status).default([429, 500, 502, 503, 504]),
  delay_between_batches: seconds.default(0),
  max_concurrent_requests: z.union([z.literal('auto'), z.number().int().min(1)], {
    errorMap: () => ({ message: 'is neither "auto" nor a whole number of 1 or more' }),
  }).default(5),
  idempotency_header: text.optional(),
  requests_per_second: z.number().positive('is not above 0').optional(),
  unique_key: z.literal('email', { errorMap: () => ({ message: 'can only be "email"' }) }).optional(),
}).strict();

const entry = z.object({
  base_url: z.string({ required_error: 'is missing' }).url('is not a web address').regex(/^https?:/, 'is not a web address'),
  endpoints: z.object({
    customers: text.default('/customers'),
    health: text.optional(),
    lookup: text.optional(),
    batch: text.optional(),
  }).strict().default({}),
  authentication: authentication.default({ type: 'none' }),
  settings: settings.default({}),
  api_mappings: z.record(z.record(text)).default({}),
}).strict();

/** One API as `config/api_config.json` describes it, every default filled in. */
export type ApiConfig = z.output<typeof entry>;

export interface ChosenApi {
  readonly name: string;
  readonly config: ApiConfig;
}

/**
 * Reads `FILE#name`; the name may be left out where the file has one entry. Values `env:NAME` are taken from
 * the environment, for the chosen entry only.
 * @throws UsageProblem naming the file, the key and its place; never a value.
 */
export function readApiConfig(reference: string, env: NodeJS.ProcessEnv = process.env): ChosenApi {
  const [file = '', ...rest] = reference.split('#');
  const entries = entriesOf(file);
  const name = chooseName(file, Object.keys(entries), rest.join('#'));
  const place = `${path.basename(file)}#${name}`;
  return { name, config: parseApiConfig(resolveEnvironment(entries[name], place, env), place) };
}

/** Checks one entry; `place` is how messages call it. */
export function parseApiConfig(raw: unknown, place: string): ApiConfig {
  const parsed = entry.safeParse(raw);
  if (!parsed.success) throw new UsageProblem(`${place}: ${tell(parsed.error.issues[0])}`);
  const { data } = parsed;
  if (data.authentication.type === 'bearer_token' && !data.authentication.token) {
    throw new UsageProblem(`${place}: authentication.bearer_token is missing; the type bearer_token needs it (or api_key).`);
  }
  return data;
}

function tell(issue: z.ZodIssue | undefined): string {
  if (!issue) return 'this entry cannot be used.';
  const at = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `“${key}”`).join(', ');
    return `${at === '' ? 'the entry' : at} has the unknown key ${keys}; check its spelling.`;
  }
  if (issue.code === 'invalid_union_discriminator') {
    return `${at} must be one of ${issue.options.map(String).join(', ')}.`;
  }
  if (issue.code === 'invalid_type') {
    return issue.received === 'undefined' ? `${at} is missing.` : `${at} must be ${article(issue.expected)}, not ${article(issue.received)}.`;
  }
  return `${at} ${issue.message}.`;
}

const SPOKEN: ReadonlyMap<string, string> = new Map([['null', 'null'], ['integer', 'a whole number'], ['float', 'a fraction']]);

function article(type: string): string {
  return SPOKEN.get(type) ?? `${/^[aeio]/.test(type) ? 'an' : 'a'} ${type}`;
}

function entriesOf(file: string): Record<string, unknown> {
  const parsed = readJson(file);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new UsageProblem(`${file} must hold an object with one entry per API.`);
  }
  return parsed as Record<string, unknown>;
}

function chooseName(file: string, names: readonly string[], wanted: string): string {
  const [only] = names;
  if (wanted === '' && names.length === 1 && only !== undefined) return only;
  if (names.includes(wanted)) return wanted;
  const known = names.length === 0 ? 'the file has none' : `the file has ${names.join(', ')}`;
  if (wanted === '') throw new UsageProblem(`Say which API of ${file} is meant, as ${file}#NAME; ${known}.`);
  throw new UsageProblem(`${file} has no API named “${wanted}”; ${known}.`);
}
