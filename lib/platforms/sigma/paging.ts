import { HttpFailure } from '../../http';
import type { SigmaClient } from './client';
import type { CallArguments, ListEndpoint } from './endpoint';
import type { Entry } from './types';

/** Sigma gives at most this many entries in one answer. */
export const MOST_PER_PAGE = 1000;

interface Page {
  readonly entries: Entry[];
  readonly next: string | null;
  /** Of all entries, where Sigma says it. */
  readonly total: number | null;
}

/** A list as dashboards want it: a numbered page, with the number of entries and pages. */
export interface NumberedPage {
  readonly data: Entry[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
  readonly pages: number;
}

/** Every page of a list, by Sigma's page tokens. Throws HttpFailure when a token comes a second time. */
export async function* pagesOf(client: SigmaClient, list: ListEndpoint, given: CallArguments = {}, perPage = MOST_PER_PAGE): AsyncGenerator<Page> {
  const seen = new Set<string>();
  let token: string | undefined;
  for (;;) {
    const page: Page = await onePage(client, list, given, perPage, token);
    yield page;
    if (page.next === null) return;
    if (seen.has(page.next)) {
      throw new HttpFailure(`${list.name}: Sigma gave the same page token twice, so the list would never end. Nothing was changed; run it again.`, { kind: 'unknown' });
    }
    seen.add(page.next);
    token = page.next;
  }
}

/** One page of up to 1000 entries, for lists that are shown as they are scrolled. */
export async function onePage(client: SigmaClient, list: ListEndpoint, given: CallArguments = {}, perPage = 100, token?: string): Promise<Page> {
  const paging = list.paging === 'page' ? { page: token, limit: perPage } : { pageToken: token, pageSize: perPage };
  return await client.call(list, { ...given, query: { ...given.query, ...paging } });
}

/** The first `most` entries of a list; all of them without it. */
export async function take(client: SigmaClient, list: ListEndpoint, given: CallArguments = {}, most = Infinity): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const page of pagesOf(client, list, given, Math.min(MOST_PER_PAGE, most))) {
    for (const entry of page.entries.slice(0, most - entries.length)) entries.push(entry);
    if (entries.length >= most) break;
  }
  return entries;
}

/**
 * Page `page` (from 1 on) of `size` entries. Sigma knows page tokens only: the entries before are read past, a
 * thousand at a time, and where it does not say how many there are the rest is counted.
 */
export async function numberedPage(client: SigmaClient, list: ListEndpoint, page: number, size: number, given: CallArguments = {}): Promise<NumberedPage> {
  const isWhole = (value: number, most: number) => Number.isInteger(value) && value >= 1 && value <= most;
  if (!isWhole(page, 1_000_000) || !isWhole(size, MOST_PER_PAGE)) {
    throw new HttpFailure(`${list.name}: page is a whole number from 1 on, size one from 1 to ${MOST_PER_PAGE}. Correct them; nothing was sent.`, { kind: 'not_sent', attempts: 0 });
  }
  const from = (page - 1) * size;
  const first = page === 1 ? await onePage(client, list, given, size) : null;
  if (first && (first.next === null || first.total !== null)) return numbered(first.entries, first.total ?? first.entries.length, page, size);

  const data: Entry[] = [];
  let read = 0;
  for await (const { entries, total } of pagesOf(client, list, given)) {
    data.push(...entries.slice(Math.max(0, from - read), Math.max(0, from + size - read)));
    read += entries.length;
    if (total !== null && (read >= from + size || from >= total)) return numbered(data, total, page, size);
  }
  return numbered(data, read, page, size);
}

function numbered(data: Entry[], total: number, page: number, size: number): NumberedPage {
  return { data, total, page, size, pages: Math.ceil(total / size) };
}
