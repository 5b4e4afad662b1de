/** How the simulated Selling Partner API behaves; changed while it runs with `POST /amazon/__settings`. */
export interface AmazonSettings {
  readonly accessTokenSeconds: number;
  /** Multiplies every rate (not the burst), as Amazon grants busy sellers more; the header tells it. */
  readonly rateScale: number;
  /** Whether answers carry `x-amzn-RateLimit-Limit`. */
  readonly tellsLimit: boolean;
  /** Orders and money newer than this are not shown yet. */
  readonly visibleAfterSeconds: number;
  readonly orderTokenSeconds: number;
  readonly inventoryTokenSeconds: number;
  readonly inventoryPerPage: number;
  /** What the application may not do: names of roles, such as `finance`, with commas between. */
  readonly missingRoles: string;
  /** Milliseconds from the request of a report to its end; half of them in the queue. */
  readonly reportMs: number;
  readonly reportEnds: 'DONE' | 'FATAL' | 'CANCELLED';
  readonly documentSeconds: number;
  /** `cut`: the first download of each document breaks off. */
  readonly documentEnds: 'whole' | 'cut';
  /** Answered by the next `failTimes` calls of `failOperation` (any when empty) in place of the true answer. */
  readonly failStatus: number;
  readonly failTimes: number;
  readonly failOperation: string;
  /**
   * Fractions of calls whose answers are lost after the work is done: the connection is reset, or stays silent. Drawn as
   * in sandbox/conditions/faults.ts; the same call is struck once, and let through when it comes again.
   */
  readonly reset: number;
  readonly hang: number;
  /** Milliseconds every answer takes. */
  readonly latencyMs: number;
}

export const DEFAULTS: AmazonSettings = {
  accessTokenSeconds: 3600,
  rateScale: 1,
  tellsLimit: true,
  visibleAfterSeconds: 120,
  orderTokenSeconds: 86_400,
  inventoryTokenSeconds: 30,
  inventoryPerPage: 50,
  missingRoles: '',
  reportMs: 300,
  reportEnds: 'DONE',
  documentSeconds: 300,
  documentEnds: 'whole',
  failStatus: 503,
  failTimes: 0,
  failOperation: '',
  reset: 0,
  hang: 0,
  latencyMs: 0,
};

const WORDS = new Map<string, readonly string[]>([
  ['reportEnds', ['DONE', 'FATAL', 'CANCELLED']],
  ['documentEnds', ['whole', 'cut']],
]);

/** Merges what came in over HTTP; throws one sentence on what it cannot take. */
export function merged(settings: AmazonSettings, changes: Readonly<Record<string, unknown>>): AmazonSettings {
  for (const [name, value] of Object.entries(changes)) {
    if (!Object.hasOwn(DEFAULTS, name)) throw new Error(`There is no setting ${name}. Known: ${Object.keys(DEFAULTS).join(', ')}.`);
    const example = DEFAULTS[name as keyof AmazonSettings];
    const words = WORDS.get(name);
    const fits = words ? words.some((word) => word === value) : typeof value === typeof example && !(typeof value === 'number' && !(value >= 0));
    if (!fits) throw new Error(`${name} must be ${words?.join(', ') ?? `a ${typeof example}, such as ${String(example)}`}.`);
  }
  return { ...settings, ...changes };
}
