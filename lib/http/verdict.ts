import type { Authorization } from './auth/types';
import { failure } from './failures';
import { describe } from './sentences';
import type { FailureKind, HttpFailure } from './errors';
import type { Allowance } from './pacer/types';
import type { Patience, Throttled } from './patience';
import { backoffMs } from './retryPolicy';
import type { RetryPolicy } from './retryPolicy';
import { LONGEST_SERVER_DELAY_MS } from './serverDelay';
import type { WireAnswer } from './transport/wire';
import type { WireError } from './transport/wireError';
import type { HttpRequest, WaitReason } from './types';

/** A token is replaced at most this often for one request. */
const MOST_AUTH_REPLAYS = 10;

/** What one request has been through. */
export interface Journey {
  attempts: number;
  retries: number;
  authReplays: number;
  /** An attempt may have taken effect. */
  uncertain: boolean;
  throttled: Throttled | null;
}

/** What came of one attempt. */
export type Attempt = { readonly ms: number; readonly authorization: Authorization } & (
  | { readonly answer: WireAnswer; readonly serverDelayMs: number | null; readonly allowance?: Allowance }
  | { readonly error: WireError }
);

export type Verdict =
  | { readonly next: 'done'; readonly answer: WireAnswer }
  | { readonly next: 'again'; readonly delayMs: number; readonly reason: WaitReason }
  | { readonly next: 'fail'; readonly failure: HttpFailure };

export interface Judge {
  readonly policy: RetryPolicy;
  readonly patience: Patience;
  readonly now: () => number;
  readonly requestId: (headers: Readonly<Record<string, string>>) => string | null;
  readonly secrets: () => readonly string[];
  readonly isTokenRefused: (answer: WireAnswer) => boolean;
}

/** One request under judgement. */
interface Case {
  readonly by: Judge;
  readonly request: HttpRequest;
  readonly journey: Journey;
}

/** Decides after each attempt whether the request is done, sent again, or has failed. */
export function judge(by: Judge, request: HttpRequest, journey: Journey, attempt: Attempt): Verdict {
  const at = { by, request, journey };
  if ('error' in attempt) return judgeSilence(at, attempt.error);
  const { answer } = attempt;
  const tokenRefused = answer.status === 401 || by.isTokenRefused(answer);
  if (!tokenRefused) attempt.authorization.accepted();
  if (answer.status !== 429) by.patience.served(by.now());
  if ((answer.status >= 200 && answer.status < 300) || request.accept?.includes(answer.status)) {
    return { next: 'done', answer };
  }
  if (tokenRefused) return judgeUnauthorized(at, attempt.authorization, answer);
  const retryable = by.policy.retryStatuses.includes(answer.status);
  if (answer.status === 429 && retryable) return judgeThrottle(at, answer, attempt.serverDelayMs);
  return judgeRefusal(at, answer, retryable, attempt.serverDelayMs);
}

/** The end of a request that is not even tried, since the service has been answering only 429. */
export function givenUp(by: Judge, request: HttpRequest, journey: Journey): HttpFailure {
  const kind = journey.uncertain ? 'unknown' : 'refused';
  const details = { kind, status: 429, attempts: journey.attempts, afterDoubt: journey.uncertain } as const;
  return failure(describe.throttled(request, journey.uncertain), details, by.secrets());
}

function judgeSilence(at: Case, error: WireError): Verdict {
  const { by, request, journey } = at;
  const wasUncertain = journey.uncertain;
  journey.uncertain ||= error.sent;
  const verdict = error.passing && (!error.sent || request.repeatable) ? again(at, null) : null;
  if (verdict) return verdict;
  return {
    next: 'fail',
    failure: failure(describe.silence(request, error, journey.uncertain), {
      kind: journey.uncertain ? 'unknown' : 'not_sent',
      code: error.code,
      attempts: journey.attempts,
      afterDoubt: wasUncertain,
    }, by.secrets()),
  };
}

function judgeUnauthorized(at: Case, authorization: Authorization, answer: WireAnswer): Verdict {
  const replay = authorization.refused() === 'replay' && at.journey.authReplays < MOST_AUTH_REPLAYS;
  if (!replay) return fail(at, answer, 'credentials', describe.unauthorized(at.request));
  at.journey.authReplays += 1;
  return { next: 'again', delayMs: 0, reason: 'token_refresh' };
}

/** A 429 took no effect, so any request may be sent again; the pacer decides when. */
function judgeThrottle(at: Case, answer: WireAnswer, serverDelayMs: number | null): Verdict {
  const { by, request, journey } = at;
  const now = by.now();
  const throttled = (journey.throttled ??= { count: 0, since: now, askedMs: 0 });
  throttled.count += 1;
  const kind = journey.uncertain ? 'unknown' : 'refused';
  if (serverDelayMs !== null && serverDelayMs > LONGEST_SERVER_DELAY_MS) {
    by.patience.close(now);
    return fail(at, answer, kind, describe.tooLongADelay(request, serverDelayMs, journey.uncertain));
  }
  if (by.patience.endsWith(throttled, now)) return fail(at, answer, kind, describe.throttled(request, journey.uncertain));
  throttled.askedMs += serverDelayMs ?? 0;
  return { next: 'again', delayMs: serverDelayMs ?? 0, reason: 'server_retry_after' };
}

function judgeRefusal(at: Case, answer: WireAnswer, retryable: boolean, serverDelayMs: number | null): Verdict {
  const broken = answer.status >= 500;
  const bearable = (serverDelayMs ?? 0) <= LONGEST_SERVER_DELAY_MS;
  const verdict = retryable && bearable && (at.request.repeatable || !broken) ? again(at, serverDelayMs) : null;
  if (!verdict && !broken) return fail(at, answer, 'refused', describe.refused(at.request, answer));
  if (!verdict) return fail(at, answer, 'unknown', describe.broken(at.request, answer));
  at.journey.uncertain ||= broken;
  return verdict;
}

function again({ by, journey }: Case, serverDelayMs: number | null): Verdict | null {
  if (journey.retries >= by.policy.attempts) return null;
  const delayMs = serverDelayMs ?? backoffMs(by.policy, journey.retries);
  journey.retries += 1;
  return { next: 'again', delayMs, reason: serverDelayMs === null ? 'backoff' : 'server_retry_after' };
}

function fail({ by, journey }: Case, answer: WireAnswer, kind: FailureKind, sentence: string): Verdict {
  const details = {
    kind,
    status: answer.status,
    requestId: by.requestId(answer.headers),
    attempts: journey.attempts,
    afterDoubt: journey.uncertain,
    body: answer.data,
    headers: answer.headers,
  };
  return { next: 'fail', failure: failure(sentence, details, by.secrets()) };
}
