import { randomOf } from './random';

/**
 * What can go wrong, each as a fraction of requests:
 * - `before`: 5xx, nothing written
 * - `after`: 5xx although the write took effect
 * - `resetBefore`, `resetAfter`: the connection is reset before or after the write
 * - `hangBefore`, `hangAfter`: never answered, without or with the write
 * - `slow`: written, and the body of the true answer dribbles out
 * - `garbage`: written, and the body is not the JSON its header claims
 * - `html`: 200 with a web page, as from a proxy or a login wall; nothing written
 */
export const FAULT_KINDS = [
  'before', 'after', 'resetBefore', 'resetAfter', 'hangBefore', 'hangAfter', 'slow', 'garbage', 'html',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

export type FaultSettings = { readonly [kind in FaultKind]?: number } & {
  /** Another seed strikes other requests; 1 unless given. */
  readonly seed?: number;
  /** Statuses of `before` and `after`, taken in turn by chance; 500, 502, 503, 504 unless given. */
  readonly statuses?: readonly number[];
  /** Milliseconds a `slow` body takes; 1000 unless given. */
  readonly slowMs?: number;
  /** Whether reads are struck too (`all`, the default). */
  readonly on?: 'all' | 'writes';
  /** Faults one and the same request meets before it is let through; no end unless given. */
  readonly maxPerRequest?: number;
};

export interface Fault {
  readonly kind: FaultKind;
  readonly status: number;
  readonly slowMs: number;
}

const OTHER_KEYS = ['seed', 'statuses', 'slowMs', 'on', 'maxPerRequest'];

/**
 * Decides by seed which requests are struck. The decision rests on the request's bytes and on how often
 * they have come, never on the order of arrival, so that a run is repeatable under any concurrency.
 */
export class Faults {
  private settings: FaultSettings = {};
  private thresholds: readonly { readonly kind: FaultKind; readonly below: number }[] = [];
  private readonly attempts = new Map<string, { seen: number; struck: number }>();

  constructor(settings: FaultSettings) {
    this.set(settings);
  }

  /** Replaces all settings and forgets earlier attempts; throws on a setting that makes no sense. */
  set(settings: FaultSettings): void {
    this.thresholds = thresholdsOf(settings);
    this.settings = settings;
    this.attempts.clear();
  }

  draw(request: string, isWrite: boolean): Fault | null {
    const { on = 'all', seed = 1, maxPerRequest = Infinity, slowMs = 1000 } = this.settings;
    if (this.thresholds.length === 0 || (on === 'writes' && !isWrite)) return null;
    const attempt = this.attempts.get(request) ?? { seen: 0, struck: 0 };
    this.attempts.set(request, attempt);
    attempt.seen += 1;
    if (attempt.struck >= maxPerRequest) return null;
    const chance = randomOf(seed, `${request}#${attempt.seen}`);
    const kind = this.thresholds.find(({ below }) => chance < below)?.kind;
    if (!kind) return null;
    attempt.struck += 1;
    return { kind, status: this.statusFor(request, attempt.seen), slowMs };
  }

  private statusFor(request: string, seen: number): number {
    const { statuses = [500, 502, 503, 504], seed = 1 } = this.settings;
    return statuses[Math.floor(randomOf(seed, `status ${request}#${seen}`) * statuses.length)] ?? 500;
  }
}

function thresholdsOf(settings: FaultSettings): { kind: FaultKind; below: number }[] {
  checkSettings(settings);
  let below = 0;
  const thresholds: { kind: FaultKind; below: number }[] = [];
  for (const kind of FAULT_KINDS) {
    const fraction = settings[kind] ?? 0;
    if (!(isNumber(fraction) && fraction <= 1)) throw new Error(`The fault ${kind} must be a fraction between 0 and 1; it is ${String(fraction)}.`);
    below += fraction;
    if (fraction > 0) thresholds.push({ kind, below });
  }
  if (below > 1 + 1e-9) throw new Error(`The faults add up to ${below}; together they must not pass 1.`);
  return thresholds;
}

/** Settings also come in over HTTP, so their types are not to be trusted. */
function checkSettings(settings: FaultSettings): void {
  const unknown = Object.keys(settings).find((key) => !OTHER_KEYS.includes(key) && !FAULT_KINDS.some((kind) => kind === key));
  if (unknown !== undefined) throw new Error(`There is no fault named ${unknown}. Known: ${FAULT_KINDS.join(', ')}; settings: ${OTHER_KEYS.join(', ')}.`);
  const { seed = 1, slowMs = 0, maxPerRequest = 0, statuses = [500], on = 'all' } = settings;
  if (![seed, slowMs, maxPerRequest].every(isNumber)) throw new Error('seed, slowMs and maxPerRequest of the faults must be numbers of 0 or more.');
  const isOutage = (status: unknown) => isNumber(status) && status >= 500 && status <= 599;
  if (!(Array.isArray(statuses) && statuses.length > 0 && statuses.every(isOutage))) throw new Error('The statuses of the faults must be a list of numbers between 500 and 599.');
  if (on !== 'all' && on !== 'writes') throw new Error('The faults come on "all" requests or on "writes".');
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && value >= 0;
}
