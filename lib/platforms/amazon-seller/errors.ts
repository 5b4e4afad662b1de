import { HttpFailure } from '../../http';
import type { Operation } from './operation';
import { vendorWords } from './vendorWords';

interface Rule {
  readonly status: number;
  /** Of Amazon's own words; a rule without one fits all. */
  readonly says?: RegExp;
  readonly what: string;
  readonly advice: (operation: Pick<Operation, 'role'>) => string;
  /** It says that the credential as a whole is no longer good. */
  readonly endsCredential?: boolean;
}

const REGION_ADVICE = 'A seller’s authorisation is good for one region; choose the region it was given in, and marketplaces of that region.';

/** The first rule that fits counts. @see https://developer-docs.amazon.com/sp-api/docs/sp-api-errors-faq */
const RULES: readonly Rule[] = [
  { status: 400, says: /marketplace/i, what: 'Amazon does not accept the marketplace', advice: () => REGION_ADVICE },
  { status: 400, what: 'Amazon does not accept the request', advice: () => 'Correct what Amazon names.' },
  { status: 401, what: 'Amazon does not accept the credential', advice: () => 'Check client ID, client secret, refresh token and region.' },
  { status: 403, says: /region/i, what: 'the authorisation is not good here', advice: () => REGION_ADVICE },
  {
    status: 403, says: /restricted data token|restricted role|personal|pii/i, what: 'data of buyers is restricted',
    advice: () => 'The application needs a restricted role, such as Direct-to-Consumer Shipping. Ask for it in Developer Central, authorise the application again, or go on without buyer data.',
  },
  { status: 403, says: /cannot be requested/i, what: 'Amazon makes these reports by itself', advice: () => 'List them with Settlement > Get Many, and download one of those.' },
  {
    status: 403, says: /expired|revoked|malformed|missing in the request/i, what: 'Amazon does not accept the access token', endsCredential: true,
    advice: () => 'Authorise the application again, and put the new refresh token into the credential.',
  },
  {
    status: 403, what: 'the application may not do this',
    advice: ({ role }) => `It needs the role ${role}. Add the role in Developer Central and let the seller authorise the application again; and check that the region is the one of the authorisation.`,
  },
  { status: 404, what: 'Amazon has nothing with this ID', advice: () => 'Check the ID, and that it belongs to this seller and region.' },
  { status: 413, what: 'the request is too large', advice: () => 'Ask for less at a time.' },
  { status: 429, what: 'the quota of this operation is used up, perhaps by other programs of the same seller and application', advice: () => 'Run it again later.' },
];

const BROKEN: Omit<Rule, 'status'> = { what: 'Amazon had an error of its own', advice: () => 'Run it again later; if it stays, give Amazon the request ID.' };

/** The failure in plain words: what happened, whether it took effect, what to do, and the request id. */
export function explained(failure: HttpFailure, operation: Operation, secrets: readonly string[]): HttpFailure {
  const { status, kind, requestId } = failure;
  if (status === undefined || kind === 'not_sent' || isTokenEndpoint(failure)) return failure;
  const { said, suffix } = vendorWords(failure.body, secrets);
  const rule = RULES.find((one) => one.status === status && (one.says?.test(said) ?? true)) ?? (status >= 500 ? BROKEN : null);
  if (!rule) return failure;
  const id = requestId ? ` Request ID: ${requestId}.` : '';
  const sentence = `${operation.name}: ${rule.what} (${status}). ${effectOf(failure, operation)} ${rule.advice(operation)}${suffix}${id}`;
  const { attempts, afterDoubt, headers, body } = failure;
  return new HttpFailure(sentence, { kind: status === 403 ? (rule.endsCredential ? 'credentials' : 'refused') : kind, status, requestId, attempts, afterDoubt, headers, body, cause: failure });
}

/** Whether the token endpoint has refused, which speaks in sentences of its own. */
function isTokenEndpoint({ kind, body }: HttpFailure): boolean {
  return kind === 'credentials' && typeof body === 'object' && body !== null && 'error' in body;
}

/** Whether a 403 means that the access token has to be renewed. */
export function isTokenRefused({ status, data }: { readonly status: number; readonly data: unknown }): boolean {
  return status === 403 && /access token you provided (has expired|is revoked)/i.test(vendorWords(data).said);
}

function effectOf(failure: HttpFailure, { method }: Operation): string {
  if (method === 'GET') return 'Nothing was changed.';
  return failure.kind === 'unknown' ? 'Whether it took effect is not known; look before sending it again.' : 'It took no effect.';
}

/** An answer that is not what Amazon documents: names the first field that differs. */
export function unexpectedAnswer({ name }: Pick<Operation, 'name'>, path: readonly (string | number)[], problem: string): HttpFailure {
  const where = path.length > 0 ? `the field ${path.join('.')}` : 'the answer';
  return new HttpFailure(
    `${name}: Amazon answered in a shape that is not known here (${where}: ${problem}). The request itself was accepted; check for a newer version of this package.`,
    { kind: 'unknown', status: 200 },
  );
}
