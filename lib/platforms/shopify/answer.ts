import { z } from 'zod';
import type { Allowance, Interpretation } from '../../http';

const problem = z.object({ message: z.string(), extensions: z.record(z.unknown()).nullish() }).passthrough();
const throttleStatus = z.object({ maximumAvailable: z.number(), currentlyAvailable: z.number(), restoreRate: z.number().positive() });

/** What surrounds the data of every GraphQL answer. */
export const envelope = z.object({
  data: z.unknown(),
  errors: z.union([z.array(problem), z.string(), z.record(z.unknown())]).nullish(),
  extensions: z.object({
    cost: z.object({ requestedQueryCost: z.number(), actualQueryCost: z.number().nullish(), throttleStatus: throttleStatus.nullish() }).passthrough().nullish(),
    search: z.array(z.object({ warnings: z.array(z.object({ field: z.string(), message: z.string() }).passthrough()).nullish() }).passthrough()).nullish(),
  }).passthrough().nullish(),
}).passthrough();

export type Envelope = z.output<typeof envelope>;

/** The statuses that codes inside a 200 stand for. @see https://shopify.dev/docs/api/admin-graphql#status_and_error_codes */
const STATUSES: Readonly<Record<string, number>> = {
  THROTTLED: 429, INTERNAL_SERVER_ERROR: 500, TIMEOUT: 504, ACCESS_DENIED: 403, SHOP_INACTIVE: 402, MAX_COST_EXCEEDED: 413,
};
const REFUSED = 400;
/** A web page in place of an answer comes from something in between. */
const NO_ANSWER = 502;

/** GraphQL refuses with a 200: says what such an answer means, how long to wait, and what is left of the limit. */
export function interpret({ status, data }: { readonly status: number; readonly data: unknown }): Interpretation | null {
  if (status < 200 || status > 299) return null;
  const parsed = envelope.safeParse(data);
  if (!parsed.success || (parsed.data.data === undefined && !parsed.data.errors)) return { status: NO_ANSWER };
  const { errors, extensions } = parsed.data;
  const cost = extensions?.cost;
  const allowance = cost?.throttleStatus ? allowanceOf(cost.throttleStatus) : undefined;
  if (!errors || (Array.isArray(errors) && errors.length === 0)) return { allowance };
  const code = codeOf(parsed.data);
  const meant = code !== null && Object.hasOwn(STATUSES, code) ? STATUSES[code] : REFUSED;
  if (code !== 'THROTTLED') return { status: meant, allowance };
  const missing = allowance && cost ? cost.requestedQueryCost - allowance.available : 0;
  return { status: meant, allowance, serverDelayMs: allowance && missing > 0 ? Math.ceil((missing / allowance.perSecond) * 1000) : 1000 };
}

/** The code of the first error; null where there is none. */
export function codeOf({ errors }: Pick<Envelope, 'errors'>): string | null {
  const code = Array.isArray(errors) ? errors[0]?.extensions?.code : undefined;
  return typeof code === 'string' ? code : null;
}

function allowanceOf({ maximumAvailable, currentlyAvailable, restoreRate }: z.output<typeof throttleStatus>): Allowance {
  return { most: maximumAvailable, available: currentlyAvailable, perSecond: restoreRate };
}
