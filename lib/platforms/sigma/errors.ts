import { HttpFailure } from '../../http';
import type { Endpoint } from './endpoint';
import { vendorWords } from './vendorWords';

interface Rule {
  readonly status: number;
  /** Of Sigma's own message; a rule without one fits every message. */
  readonly says?: RegExp;
  readonly what: string;
  readonly advice: string;
}

/** Sigma publishes no catalogue of codes: status and message are what there is. The first rule that fits counts. */
const RULES: readonly Rule[] = [
  {
    status: 400, says: /materialization is not configured/i, what: 'the element has no materialization schedule',
    advice: 'Create one in Sigma, or choose another schedule.',
  },
  { status: 400, what: 'Sigma does not accept the request', advice: 'Correct what Sigma names.' },
  {
    status: 401, what: 'Sigma does not accept the credential',
    advice: 'Check client ID, client secret and cloud region: a region refuses the clients of all others.',
  },
  {
    status: 403, says: /override/i, what: 'the workbook reads from a connection without an override token',
    advice: 'Add a token for each connection that uses OAuth, or allow default tokens.',
  },
  { status: 403, what: "the credential's owner may not do this", advice: 'Ask an admin of Sigma for the account type or the grant it needs.' },
  { status: 404, what: 'Sigma has nothing with this ID', advice: "Check the ID, and that the credential's owner may see it." },
  {
    status: 409, says: /materialization already/i, what: 'a materialization of this element is already running',
    advice: 'Wait until it has ended.',
  },
  { status: 409, what: 'it conflicts with what is there', advice: 'Read the current state, then decide.' },
  { status: 429, what: 'there are too many requests', advice: 'Run it again later.' },
];

const BROKEN = { what: 'Sigma had an error of its own', advice: 'Run it again later; if it stays, give Sigma the request ID.' };

/** The failure in Sigma's own words: what happened, whether it took effect, what to do, and the request id. */
export function explained(failure: HttpFailure, endpoint: Pick<Endpoint, 'name' | 'method'>, secrets: readonly string[]): HttpFailure {
  const { status, kind } = failure;
  const words = vendorWords(failure.body, secrets);
  const requestId = words.requestId ?? failure.requestId;
  if (status === undefined || failure.body === undefined || kind === 'not_sent') return failure;
  const rule = RULES.find((candidate) => candidate.status === status && (candidate.says?.test(words.message ?? '') ?? true)) ?? (status >= 500 ? BROKEN : null);
  if (!rule) return failure;
  const isTokenRefusal = kind === 'credentials' && status !== 401;
  if (isTokenRefusal || /^Sigma does not know/.test(failure.message)) return failure;
  const sentence = `${endpoint.name}: ${rule.what} (${status}). ${effectOf(failure, endpoint)} ${rule.advice}${words.suffix}`;
  const { attempts, afterDoubt, headers, body } = failure;
  return new HttpFailure(sentence, { kind, status, requestId, attempts, afterDoubt, headers, body, cause: failure });
}

function effectOf(failure: HttpFailure, { method }: Pick<Endpoint, 'method'>): string {
  if (method === 'GET') return 'Nothing was changed.';
  return failure.kind === 'unknown' ? 'Whether it took effect is not known; look before sending it again.' : 'It took no effect.';
}

/** An answer that is not what Sigma documents: names the first field that differs. */
export function unexpectedAnswer(endpoint: Pick<Endpoint, 'name'>, path: readonly (string | number)[], problem: string): HttpFailure {
  const where = path.length > 0 ? `the field ${path.join('.')}` : 'the answer';
  return new HttpFailure(
    `${endpoint.name}: Sigma answered in a shape that is not known here (${where}: ${problem}). The request itself was accepted; check for a newer version of this package.`,
    { kind: 'unknown', status: 200 },
  );
}
