/** How a simulated shop behaves; changed while it runs with `POST /shopify/<shop>/__settings`. */
export interface ShopifySettings {
  /** Points per second that flow back, and most that lie in the bucket. */
  readonly restoreRate: number;
  readonly bucket: number;
  /** REST calls that fit into their bucket, and that leak out of it per second. */
  readonly restBucket: number;
  readonly restLeak: number;
  readonly tokenLifeSeconds: number;
  /** Scopes of every token, separated by commas. */
  readonly scopes: string;
  /** Milliseconds every answer takes. */
  readonly latencyMs: number;
  /** Milliseconds until the search index knows of a change; reads by id know at once. */
  readonly indexLagMs: number;
  /** Milliseconds from the start of a bulk operation until its file is ready. */
  readonly bulkMs: number;
  /** What becomes of bulk operations. `cut`: the file breaks off on its first download. */
  readonly bulkEnds: 'file' | 'failed' | 'expired' | 'cut';
  readonly bulkLimit: number;
  /** Whether the shop uses Shopify Payments. */
  readonly payments: 'on' | 'off';
  /** Milliseconds between attempts of a webhook: the vendor's ladder in small. */
  readonly webhookRetryMs: number;
  /** How often each delivery is sent although it was taken. */
  readonly webhookCopies: number;
  /** Fraction of GraphQL requests struck by `fault`, by chance of a seed. */
  readonly faultRate: number;
  /** `internal`: INTERNAL_SERVER_ERROR as a 200. `http`: 502. `html`: a web page as a 200. */
  readonly fault: 'internal' | 'http' | 'html' | 'reset';
}

const ALL_SCOPES = [
  'read_all_orders', 'write_customers', 'write_orders', 'write_products', 'write_inventory', 'read_locations', 'read_shopify_payments_accounts', 'read_shopify_payments_payouts',
];

export const DEFAULTS: ShopifySettings = {
  restoreRate: 1000, bucket: 20_000, restBucket: 40, restLeak: 2, tokenLifeSeconds: 86_399, scopes: ALL_SCOPES.join(','), latencyMs: 0, indexLagMs: 0, bulkMs: 50, bulkEnds: 'file', bulkLimit: 5,
  payments: 'on', webhookRetryMs: 200, webhookCopies: 1, faultRate: 0, fault: 'internal',
};

const WORDS = new Map<string, readonly string[]>([
  ['bulkEnds', ['file', 'failed', 'expired', 'cut']], ['payments', ['on', 'off']], ['fault', ['internal', 'http', 'html', 'reset']],
]);

/** Merges what came in over HTTP; throws one sentence on what it cannot take. */
export function merged(settings: ShopifySettings, changes: Readonly<Record<string, unknown>>): ShopifySettings {
  for (const [name, value] of Object.entries(changes)) {
    if (!Object.hasOwn(DEFAULTS, name)) throw new Error(`There is no setting ${name}. Known: ${Object.keys(DEFAULTS).join(', ')}.`);
    const words = WORDS.get(name);
    const fits = words ? words.some((word) => word === value) : name === 'scopes' ? typeof value === 'string' : typeof value === 'number' && value >= 0;
    if (!fits) throw new Error(`${name} must be ${words?.join(', ') ?? 'a number of 0 or more'}.`);
  }
  return { ...settings, ...changes };
}

/** `write_x` implies `read_x`. */
export function scopesOf({ scopes }: Pick<ShopifySettings, 'scopes'>): Set<string> {
  const named = scopes.split(',').map((scope) => scope.trim()).filter(Boolean);
  return new Set(named.flatMap((scope) => (scope.startsWith('write_') ? [scope, `read_${scope.slice(6)}`] : [scope])));
}
