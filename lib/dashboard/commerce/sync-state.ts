import type { ClientFigures, StoreInfo, StreamHealth, SyncRun } from '../../warehouse/figures';

export type Health = 'good' | 'late' | 'failing' | 'never' | 'running';

/** A sync may take as long again as lies between two before it counts as late. */
const PATIENCE = 2;

/** How a stream is doing: by its last run that came to an end, and by how long ago one succeeded. */
export function healthOf({ lastSuccessAt, runs }: StreamHealth, everyHours: number | null, now: string): Health {
  const last = runs.find(({ state }) => state !== 'running');
  if (last?.state === 'failed') return 'failing';
  if (lastSuccessAt === null) return runs.length > 0 && !last ? 'running' : 'never';
  const hours = (Date.parse(now) - Date.parse(lastSuccessAt)) / 3_600_000;
  return everyHours !== null && hours > everyHours * PATIENCE ? 'late' : 'good';
}

export interface StoreHealth {
  readonly store: StoreInfo;
  readonly health: Health;
  readonly streams: readonly StreamHealth[];
  /** The oldest of its streams' last successes: everything is at least as new. */
  readonly lastSuccessAt: string | null;
  readonly ended: number;
  readonly succeeded: number;
}

const WORST_FIRST: readonly Health[] = ['failing', 'late', 'never', 'running', 'good'];

/** The stores that are still connected, those that need attention first. */
export function storeHealth({ stores, health, madeAt }: ClientFigures): readonly StoreHealth[] {
  const all = stores.filter(({ isRemoved }) => !isRemoved).map((store) => {
    const streams = health.filter((stream) => stream.store === store.id);
    const ended = streams.flatMap(({ runs }) => runs).filter(({ state }) => state !== 'running');
    const states = streams.map((stream) => healthOf(stream, store.everyHours, madeAt));
    return {
      store, streams, ended: ended.length, succeeded: ended.filter(({ state }) => state === 'succeeded').length,
      health: WORST_FIRST.find((state) => states.includes(state)) ?? 'never',
      lastSuccessAt: streams.reduce<string | null>((oldest, { lastSuccessAt }, index) => (index === 0 ? lastSuccessAt : least(oldest, lastSuccessAt)), null),
    };
  });
  return all.sort((a, b) => WORST_FIRST.indexOf(a.health) - WORST_FIRST.indexOf(b.health));
}

/** Every run known, newest first. */
export function lastRuns({ health }: ClientFigures, most: number): readonly (SyncRun & Pick<StreamHealth, 'store' | 'stream'>)[] {
  return health.flatMap(({ store, stream, runs }) => runs.map((run) => ({ ...run, store, stream })))
    .sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt))
    .slice(0, most);
}

/** Null is before everything: it never succeeded. */
function least(a: string | null, b: string | null): string | null {
  return a === null || b === null ? null : Date.parse(a) < Date.parse(b) ? a : b;
}
