import { HttpFailure } from '../../../http';
import type { Cursor } from '../../../sync/types';
import type { Query } from '../operation';

/** One page as an operation answers it. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
  /** Up to where the vendor has looked, where it says so. */
  readonly bound: string | null;
}

export interface WindowSettings<T> {
  /** The name of the operation, for errors. */
  readonly name: string;
  /** Parameters of the first page; following ones are asked for with the same and the token. */
  readonly query: Query;
  /** Everything before this time is known already. */
  readonly at: string;
  /** The end of the window, where the vendor is told it. */
  readonly bound: string | null;
  readonly ask: (query: Query, token: string | null) => Promise<Page<T>>;
  /** How long a page token is good for, in milliseconds. */
  readonly tokenLifeMs: number;
}

/** Where a window was left in the middle; kept in the cursor. */
interface Left {
  readonly query: Query;
  readonly token: string;
  readonly bound: string | null;
  /** Milliseconds since 1970 at which the token came. */
  readonly givenAt: number;
}

export interface WindowPage<T> {
  readonly items: readonly T[];
  readonly cursor: Cursor | null;
}

/**
 * Every page of a window. Each comes with a cursor from which reading can go on in the middle; the last one's
 * says that the window is done, up to the bound the vendor told with the first page.
 */
export async function* readWindow<T>(settings: WindowSettings<T>, from: Cursor | null): AsyncGenerator<WindowPage<T>> {
  const left = leftIn(from, settings.tokenLifeMs);
  if (left) {
    const first = await settings.ask(left.query, left.token).catch(toNull);
    if (first) return yield* follow(settings, left, first);
  }
  const first = await settings.ask(settings.query, null);
  yield* follow(settings, { query: settings.query, bound: settings.bound ?? first.bound }, first);
}

/** Whether a cursor was left in the middle of a window. */
export function isLeft(cursor: Cursor | null): boolean {
  return typeof cursor?.left === 'object' && cursor.left !== null;
}

async function* follow<T>({ at, ask, name }: WindowSettings<T>, { query, bound }: Pick<Left, 'query' | 'bound'>, first: Page<T>): AsyncGenerator<WindowPage<T>> {
  const seen = new Set<string>();
  for (let page = first; ; ) {
    const { items, next } = page;
    if (next === null) return yield { items, cursor: bound === null ? null : { at: bound } };
    if (seen.has(next)) throw new HttpFailure(`${name}: Amazon gave the same page token twice, so the list would never end. Nothing was changed; run it again.`, { kind: 'unknown' });
    seen.add(next);
    const left: Left = { query, bound, token: next, givenAt: Date.now() };
    yield { items, cursor: { at, left } };
    page = await ask(query, next);
  }
}

/** A cursor is read as carefully as an answer: it comes from a database. */
function leftIn(cursor: Cursor | null, lifeMs: number): Left | null {
  const left = cursor?.left as Partial<Left> | null | undefined;
  const isWhole = typeof left === 'object' && left !== null && typeof left.token === 'string' && typeof left.query === 'object' && left.query !== null && typeof left.givenAt === 'number';
  if (!isWhole || Date.now() - left.givenAt! > lifeMs) return null;
  return { query: left.query!, token: left.token!, givenAt: left.givenAt!, bound: typeof left.bound === 'string' ? left.bound : null };
}

/** A token that Amazon no longer takes: the window is read from its start. */
function toNull(thrown: unknown): null {
  if (thrown instanceof HttpFailure && thrown.status === 400) return null;
  throw thrown;
}
