/** How one simulated shop behaves; changed while it runs with `POST /woocommerce/__settings/<store>`. */
export interface SiteSettings {
  /** Whether PHP sees HTTPS: always, never, or when the proxy in front says so with `X-Forwarded-Proto: https`. */
  readonly tls: 'proxy' | 'always' | 'never';
  /** `plain`: the REST API is only at `/?rest_route=/wc/v3/…`. */
  readonly permalinks: 'pretty' | 'plain';
  /** Whether the web server keeps the Authorization header from PHP. */
  readonly dropAuthorization: boolean;
  /** Whether a proxy removes `Link` and `X-WP-*`. */
  readonly stripHeaders: boolean;
  /** Whether PHP prints a warning before the JSON. */
  readonly phpNotice: boolean;
  /** Requests per second the host admits, 0 for no limit, and how many may come at once. */
  readonly requestsPerSecond: number;
  readonly burst: number;
  /** Whether a 429 says how long to wait. */
  readonly retryAfter: boolean;
  /** Milliseconds every answer takes. */
  readonly latencyMs: number;
  /** Rows a page may have before PHP runs out of memory (500); 0 for any. */
  readonly mostPerPage: number;
  /** `broken`: WordPress's fatal error page; `maintenance`: 503; `firewall`: 403 of a security plugin. */
  readonly state: 'up' | 'broken' | 'maintenance' | 'firewall';
  readonly analytics: boolean;
  /** Writes from now on that are done and whose answer is lost on its way. */
  readonly lostAnswers: number;
  /** Milliseconds until Action Scheduler delivers a webhook. */
  readonly deliveryMs: number;
}

export const DEFAULTS: SiteSettings = {
  tls: 'proxy', permalinks: 'pretty', dropAuthorization: false, stripHeaders: false, phpNotice: false, requestsPerSecond: 0, burst: 10,
  retryAfter: true, latencyMs: 0, mostPerPage: 0, state: 'up', analytics: true, lostAnswers: 0, deliveryMs: 20,
};

const WORDS = new Map<string, readonly string[]>([
  ['tls', ['proxy', 'always', 'never']],
  ['permalinks', ['pretty', 'plain']],
  ['state', ['up', 'broken', 'maintenance', 'firewall']],
]);

/** Merges what came in over HTTP; throws one sentence on what it cannot take. */
export function merged(settings: SiteSettings, changes: Readonly<Record<string, unknown>>): SiteSettings {
  for (const [name, value] of Object.entries(changes)) {
    if (!Object.hasOwn(DEFAULTS, name)) throw new Error(`There is no setting ${name}. Known: ${Object.keys(DEFAULTS).join(', ')}.`);
    const words = WORDS.get(name);
    const usual: unknown = Reflect.get(DEFAULTS, name);
    const fits = words ? words.some((word) => word === value) : typeof value === typeof usual && (typeof value !== 'number' || value >= 0);
    if (!fits) throw new Error(`${name} must be ${words?.join(', ') ?? (typeof usual === 'number' ? 'a number of 0 or more' : 'true or false')}.`);
  }
  return { ...settings, ...changes };
}
