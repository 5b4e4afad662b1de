import { HttpFailure } from '../../../http';
import { API, type WooClient } from './client';
import { entries, type Raw } from './shapes';

type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** A collection below `/wc/v3`, with what its answers are narrowed by. */
export interface Collection {
  /** `orders`, `products/7/variations`. */
  readonly path: string;
  readonly query?: Query;
}

export interface Page {
  readonly rows: Raw[];
  /** How many there are in all; null where a proxy has removed the header. */
  readonly total: number | null;
  /** The clock of the server; ours where it sends none. */
  readonly nowMs: number;
  /** Whether nothing follows. */
  readonly isLast: boolean;
}

/** The first one comes also where nothing has changed, and tells the server's time. */
export interface ChangedPage {
  readonly rows: Raw[];
  /** When the last row was changed; null where it does not say. */
  readonly upToMs: number | null;
  readonly nowMs: number;
}

const MOST_PER_PAGE = 100;
const LEAST_PER_PAGE = 10;

/** Reads collections piece by piece, with smaller pieces for hosts that break down under large ones. */
export class Lists {
  private perPage = MOST_PER_PAGE;

  constructor(private readonly client: WooClient, private readonly signal: AbortSignal | undefined) {}

  /** `most` rows from `offset` on. Throws HttpFailure. */
  async page({ path, query }: Collection, offset: number, more: Query, most = this.perPage): Promise<Page> {
    const perPage = Math.min(most, this.perPage);
    try {
      const { data, headers } = await this.client.call({
        route: `${API}/${path}`, query: { ...query, ...more, per_page: perPage, offset: offset || undefined }, operation: `${path.replace(/\/\d+/g, '')}.list`, shape: entries, signal: this.signal,
      });
      const total = wholeNumber(headers['x-wp-total']);
      const nowMs = Date.parse(headers.date ?? '') || Date.now();
      return { rows: data, total, nowMs, isLast: total === null ? data.length < perPage : offset + data.length >= total };
    } catch (thrown) {
      if (!isTooMuch(thrown) || perPage <= LEAST_PER_PAGE) throw thrown;
      this.perPage = Math.max(LEAST_PER_PAGE, Math.floor(perPage / 2));
      return await this.page({ path, query }, offset, more, most);
    }
  }

  /**
   * Everything, by id. Pages overlap by a row: where the seam does not fit, rows before it have gone away meanwhile,
   * and reading steps back, so that nothing that stays is passed over.
   */
  async *byId(collection: Collection): AsyncGenerator<Raw[]> {
    let offset = 0;
    let last = 0;
    for (;;) {
      const { rows, isLast } = await this.page(collection, offset, { orderby: 'id', order: 'asc' });
      const first = rows[0];
      if (offset > 0 && (!first || idOf(first) > last)) {
        offset = Math.max(0, offset - this.perPage);
        continue;
      }
      const fresh = rows.filter((row) => idOf(row) > last);
      if (fresh.length > 0) yield fresh;
      if (isLast || !first) return;
      last = Math.max(last, ...rows.map(idOf));
      offset += Math.max(1, rows.length - 1);
    }
  }

  /**
   * Everything modified after a time, the longest unchanged first; all where it is null. Each page is asked for by
   * the time of the last row before it, not by its number: rows that change meanwhile move to the end and shift
   * no other, and deep pages cost the database no more than the first. @see modified_after, orderby=modified
   */
  async *changed(collection: Collection, afterMs: number | null): AsyncGenerator<ChangedPage> {
    let bound = afterMs;
    let offset = 0;
    let isFirst = true;
    let seen = new Set<string>();
    for (;;) {
      const times = bound === null ? {} : { modified_after: withoutZone(bound), dates_are_gmt: true };
      const { rows, isLast, nowMs } = await this.page(collection, offset, { orderby: 'modified', order: 'asc', ...times });
      const isSeam = offset === 0 || (rows[0] !== undefined && seen.has(keyOf(rows[0])));
      if (!isSeam) {
        offset = Math.max(0, offset - this.perPage);
        continue;
      }
      const fresh = rows.filter((row) => !seen.has(keyOf(row)));
      const edge = modifiedMs(rows.at(-1));
      if (fresh.length > 0 || isFirst) yield { rows: fresh, upToMs: edge, nowMs };
      isFirst = false;
      if (isLast || rows.length === 0) return;
      if (edge === null || (bound !== null && edge - 1000 <= bound)) {
        for (const row of rows) seen.add(keyOf(row));
        offset += Math.max(1, rows.length - 1);
      } else {
        bound = edge - 1000;
        offset = 0;
        seen = new Set(rows.filter((row) => modifiedMs(row) === edge).map(keyOf));
      }
    }
  }
}

/** The host broke down under the request, or did not get it done in time. */
function isTooMuch(thrown: unknown): boolean {
  return thrown instanceof HttpFailure && thrown.kind === 'unknown' && (thrown.status === undefined || thrown.status >= 500) && thrown.status !== 503;
}

export function idOf(row: Raw | undefined): number {
  return Number(row?.id ?? 0);
}

function keyOf(row: Raw): string {
  return `${String(row.id)} ${String(row.date_modified_gmt)}`;
}

function modifiedMs(row: Raw | undefined): number | null {
  const ms = Date.parse(`${String(row?.date_modified_gmt)}Z`);
  return Number.isNaN(ms) ? null : ms;
}

/** With a zone WordPress would first turn the time into the site's own clock, whatever `dates_are_gmt` says. */
function withoutZone(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19);
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
}
