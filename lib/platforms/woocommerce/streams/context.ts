import type { ZodType, ZodTypeDef } from 'zod';
import { HttpFailure } from '../../../http';
import type { Cursor } from '../../../sync/types';
import { API, type WooClient } from '../rest/client';
import type { ChangedPage, Lists } from '../rest/lists';
import { text, type Raw } from '../rest/shapes';
import { z } from 'zod';

/** What the streams of one connection share. */
export interface StreamContext {
  readonly client: WooClient;
  readonly lists: Lists;
  readonly signal: AbortSignal;
  /** ISO 4217; null where the key may not read settings. */
  currency(): Promise<string | null>;
}

/**
 * Saved is not yet visible: a transaction may end minutes after the time it wrote, and caches add theirs. So far back
 * every reading begins again.
 */
const OVERLAP_MS = 5 * 60_000;

export function startOf(from: Cursor | null): number | null {
  return from === null ? null : Date.parse(from.at) - OVERLAP_MS;
}

/**
 * How far a reading has got. A time that a row claims is believed up to the server's own clock: one in the future
 * would hide what comes until then.
 */
export class Progress {
  private startedMs: number | null = null;
  private knownMs = 0;

  page({ upToMs, nowMs }: Pick<ChangedPage, 'upToMs' | 'nowMs'>): Cursor | null {
    this.startedMs ??= nowMs;
    if (upToMs !== null) this.knownMs = Math.max(this.knownMs, Math.min(upToMs, nowMs));
    return this.knownMs === 0 ? null : { at: new Date(this.knownMs).toISOString() };
  }

  /** All is read: the store is known at least up to the time it was first asked. */
  end(): Cursor {
    return { at: new Date(Math.max(this.knownMs, this.startedMs ?? 0)).toISOString() };
  }
}

/** The row checked; what is wrong names the field and the row. */
export function read<T>(shape: ZodType<T, ZodTypeDef, unknown>, row: Raw, what: string): T {
  const parsed = shape.safeParse(row);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new HttpFailure(
    `${what} ${String(row.id ?? '')}: the field ${issue?.path.join('.') || 'id'} is not as WooCommerce documents it (${issue?.message ?? 'wrong'}). Nothing of its page was taken in; look at it in the store, a plugin may have changed it.`,
    { kind: 'unknown', status: 200 },
  );
}

const setting = z.object({ value: text }).passthrough();

/** Products have no currency of their own: the store's. */
export async function storeCurrency(client: WooClient, signal: AbortSignal): Promise<string | null> {
  try {
    const { data } = await client.call({ route: `${API}/settings/general/woocommerce_currency`, operation: 'settings.get', shape: setting, signal });
    return data.value;
  } catch (thrown) {
    if (thrown instanceof HttpFailure && [401, 403, 404].includes(thrown.status ?? 0)) return null;
    throw thrown;
  }
}
