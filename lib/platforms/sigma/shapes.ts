import { z } from 'zod';

/** An entry that is known by these text fields; whatever else Sigma sends passes untouched. */
export function entry(...required: readonly string[]) {
  const fields = Object.fromEntries(required.map((name) => [name, z.string().min(1)]));
  return z.object(fields).passthrough();
}

/** Some lists put the failure of a single entry in its place: `{code: 403, message, requestId}`. */
export const failedEntry = z.object({ code: z.number(), message: z.string() }).passthrough();

/**
 * A page of a list in either paging idiom, or the bare array that some lists answered without `limit` before
 * June 2026.
 */
export function pageOf(item: z.ZodTypeAny) {
  const page = z.object({
    entries: z.array(item),
    nextPage: z.string().nullish(),
    nextPageToken: z.string().nullish(),
    total: z.number().int().nonnegative().nullish(),
  });
  return z.preprocess((data) => (Array.isArray(data) ? { entries: data } : data), page).transform((data) => ({
    entries: data.entries as Record<string, unknown>[],
    next: data.nextPage || data.nextPageToken || null,
    total: data.total ?? null,
  }));
}

export const nothing = z.unknown().transform(() => ({}));
