import { HttpFailure, redactText } from '../../http';
import { codeOf, envelope } from './answer';
import type { Operation } from './operation';

interface Rule {
  readonly what: string;
  readonly advice: string;
}

/** By the code inside a 200. */
const BY_CODE: Readonly<Record<string, Rule>> = {
  ACCESS_DENIED: {
    what: 'the app may not do this', advice: 'Add the scope that Shopify names to the app, release the new version and accept it in the shop; personal data of buyers may need approval too.',
  },
  MAX_COST_EXCEEDED: { what: 'the query costs more than a single one may', advice: 'Ask for fewer fields, or for fewer objects at a time.' },
  INVALID_VARIABLE: { what: 'Shopify does not accept a value', advice: 'Correct the value: ids look like gid://shopify/Order/123 or are plain numbers.' },
  RESOURCE_NOT_FOUND: { what: 'Shopify has nothing with this ID', advice: 'Check the ID, and that it is of the right kind.' },
  BAD_REQUEST: { what: 'Shopify does not accept the request', advice: 'Correct the filter or the value that Shopify names.' },
  undefinedField: { what: 'this version of the API does not have a field', advice: 'Check for a newer version of this package.' },
};

/** By the status of HTTP. */
const BY_STATUS: Readonly<Record<number, Rule>> = {
  400: { what: 'Shopify does not accept the request', advice: 'Correct what Shopify names.' },
  401: { what: 'Shopify does not accept the access token', advice: 'Check it, or install the app again; then test the credential.' },
  402: { what: "the shop's plan does not have this, or the shop is not paid for", advice: 'Look into the shop’s admin.' },
  403: { what: 'the app may not do this', advice: 'Check its scopes and that it is installed.' },
  404: { what: 'there is no such shop', advice: "Check the shop's domain: it ends in .myshopify.com." },
  423: { what: 'the shop is locked', advice: 'Shopify’s support can tell why.' },
  429: { what: 'there are too many requests', advice: 'Run it again later.' },
  430: { what: 'Shopify takes the request for an attack', advice: 'Run it again later; if it stays, ask Shopify’s support.' },
};

const BROKEN: Rule = { what: 'Shopify had an error of its own', advice: 'Run it again later; if it stays, give Shopify the request ID.' };
const LONGEST_WORDS = 300;

/** The failure in Shopify's own words: what happened, whether it took effect, what to do. */
export function explained(failure: HttpFailure, operation: Pick<Operation, 'name' | 'kind'>, secrets: readonly string[]): HttpFailure {
  const { status, kind } = failure;
  if (status === undefined || kind === 'not_sent' || kind === 'cancelled' || (kind === 'credentials' && status !== 401)) return failure;
  const parsed = envelope.safeParse(failure.body);
  const code = parsed.success ? codeOf(parsed.data) : null;
  const rule = (code !== null && Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined) ?? BY_STATUS[status] ?? (status >= 500 ? BROKEN : null);
  if (!rule) return failure;
  const words = saidBy(failure.body, secrets);
  const sentence = `${operation.name}: ${rule.what} (${code ?? status}). ${effectOf(failure, operation)} ${rule.advice}${words && ` Shopify says: “${words}”.`}`;
  const { requestId, attempts, afterDoubt, headers, body } = failure;
  return new HttpFailure(requestId ? `${sentence} Request ID: ${requestId}.` : sentence, {
    kind, status, code: code ?? undefined, requestId, attempts, afterDoubt, headers, body, cause: failure,
  });
}

/** `errors` is a list, a text or an object of lists. */
export function saidBy(body: unknown, secrets: readonly string[]): string {
  const errors: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'errors') : null;
  const texts = Array.isArray(errors) ? errors.map(textOf) : typeof errors === 'string' ? [errors] : typeof errors === 'object' && errors !== null ? Object.entries(errors).map(([name, value]) => `${name}: ${String(value)}`) : [];
  const line = redactText(texts.filter(Boolean).join('; '), secrets).replace(/\s+/g, ' ').trim();
  return line.slice(0, LONGEST_WORDS).replace(/[.\s]+$/, '');
}

/** An answer that is not what Shopify documents: names the first field that differs. */
export function unexpectedAnswer({ name, kind }: Pick<Operation, 'name' | 'kind'>, path: readonly (string | number)[], problem: string): HttpFailure {
  const where = path.length > 0 ? `the field ${path.join('.')}` : 'the answer';
  const effect = kind === 'query' ? 'Nothing was changed' : 'The request itself was accepted';
  return new HttpFailure(`${name}: Shopify answered in a shape that is not known here (${where}: ${problem}). ${effect}; check for a newer version of this package.`, { kind: 'unknown', status: 200 });
}

/** A filter that Shopify drops matches everything: that must never pass for an answer. */
export function droppedFilter({ name }: Pick<Operation, 'name'>, field: string): HttpFailure {
  return new HttpFailure(
    `${name}: Shopify does not know the filter ${JSON.stringify(field)} and would have given everything. Nothing was changed; correct the search.`,
    { kind: 'refused', status: 400, code: 'INVALID_FILTER' },
  );
}

function textOf(error: unknown): string {
  if (typeof error === 'string') return error;
  const message: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'message') : '';
  return typeof message === 'string' ? message : '';
}

function effectOf(failure: HttpFailure, { kind }: Pick<Operation, 'kind'>): string {
  if (kind === 'query') return 'Nothing was changed.';
  return failure.kind === 'unknown' ? 'Whether it took effect is not known; look before sending it again.' : 'It took no effect.';
}
