import type { ClientFigures, StreamHealth, SyncRun } from '../../warehouse/figures';
import { count, counted, duration, share } from '../format';
import { foreign, visible } from '../foreign';
import { html, type Html, type Slot } from '../html';
import { meter } from '../meter';
import { table } from '../table';
import { healthOf, lastRuns, storeHealth, type Health, type StoreHealth } from './sync-state';
import { ago, localMoment, storeName } from './words';

const WORDS: Readonly<Record<Health, { readonly word: string; readonly shade: string }>> = {
  good: { word: 'Up to date', shade: 'created' },
  late: { word: 'Late', shade: 'rejected' },
  failing: { word: 'Failing', shade: 'failed' },
  never: { word: 'Not synced yet', shade: 'unchanged' },
  running: { word: 'First sync under way', shade: 'updated' },
};

const RUNS = 20;

/** How fresh the figures are: every store, every stream, and the last runs. */
export function syncHealth(figures: ClientFigures): Html {
  const stores = storeHealth(figures);
  if (stores.length === 0) return html`<p class="empty">No store is connected, so nothing is synced.</p>`;
  return html`${byStore(figures, stores)}${failures(figures)}
${figures.health.length > 0 && html`<details><summary>Every stream</summary>${byStream(figures)}</details>`}
${figures.health.some(({ runs }) => runs.length > 0) && html`<details><summary>The last runs</summary>${runTable(figures)}</details>`}`;
}

export function healthChip(health: Health): Html {
  return html`<span class="chip ${WORDS[health].shade}">${WORDS[health].word}</span>`;
}

function byStore({ madeAt }: ClientFigures, stores: readonly StoreHealth[]): Html {
  return table<StoreHealth>({
    id: 'health-table',
    caption: 'Stores and their syncs',
    scrolls: stores.length > 12,
    columns: [
      { head: 'Store', names: true, cell: ({ store }) => storeName(store) },
      { head: 'State', cell: ({ health }) => healthChip(health) },
      { head: 'All streams synced', cell: ({ lastSuccessAt }) => (lastSuccessAt === null ? 'not yet' : ago(lastSuccessAt, madeAt)) },
      { head: 'Planned', cell: ({ store }) => planned(store.everyHours) },
      { head: 'Last runs that succeeded', cell: ({ ended, succeeded }) => (ended === 0 ? 'no run yet' : meter(succeeded / ended, share(succeeded, ended))) },
    ],
    rows: stores,
  });
}

/** The last failure of each stream that has not succeeded since. */
function failures(figures: ClientFigures): Html | null {
  const rows = figures.health.filter((stream) => healthOf(stream, null, figures.madeAt) === 'failing');
  if (rows.length === 0) return null;
  const lastOf = ({ runs }: StreamHealth) => runs.find(({ state }) => state === 'failed');
  return table<StreamHealth>({
    id: 'failure-table',
    caption: 'What went wrong, and what to do',
    columns: [
      { head: 'Store', names: true, cell: ({ store }) => nameOf(figures, store) },
      { head: 'Stream', cell: ({ stream }) => foreign(stream, 60) },
      { head: 'When', cell: (stream) => localMoment(lastOf(stream)?.startedAt ?? '', figures.period.timeZone) },
      { head: 'Message', wide: true, cell: (stream) => message(lastOf(stream)) },
    ],
    rows,
  });
}

function byStream(figures: ClientFigures): Html {
  const { health, madeAt, stores, period } = figures;
  return table<StreamHealth>({
    id: 'stream-table',
    caption: `How far every stream is, times in ${period.timeZone}`,
    scrolls: health.length > 12,
    columns: [
      { head: 'Stream', names: true, cell: ({ stream }) => foreign(stream, 60) },
      { head: 'Store', cell: ({ store }) => nameOf(figures, store) },
      { head: 'State', cell: (stream) => healthChip(healthOf(stream, stores.find(({ id }) => id === stream.store)?.everyHours ?? null, madeAt)) },
      { head: 'Known up to', cell: ({ reachedAt }) => (reachedAt === null ? 'nothing kept yet' : localMoment(reachedAt, period.timeZone)) },
      { head: 'Last success', cell: ({ lastSuccessAt }) => (lastSuccessAt === null ? 'none' : localMoment(lastSuccessAt, period.timeZone)) },
      { head: `Of the last ${RUNS} runs`, cell: ({ runs }) => rateOf(runs) },
    ],
    rows: health,
  });
}

function rateOf(runs: readonly SyncRun[]): Slot {
  const ended = runs.filter(({ state }) => state !== 'running');
  const succeeded = ended.filter(({ state }) => state === 'succeeded').length;
  return ended.length === 0 ? 'no run yet' : `${succeeded} of ${ended.length} succeeded`;
}

function runTable(figures: ClientFigures): Html {
  return table({
    id: 'run-table',
    caption: `The last ${RUNS} runs, times in ${figures.period.timeZone}`,
    scrolls: true,
    columns: [
      { head: 'Started', names: true, cell: ({ startedAt }) => localMoment(startedAt, figures.period.timeZone) },
      { head: 'Store', cell: ({ store }) => nameOf(figures, store) },
      { head: 'Stream', cell: ({ stream }) => foreign(stream, 60) },
      { head: 'End', cell: ({ state }) => state },
      { head: 'Took', numeric: true, cell: ({ startedAt, finishedAt }) => (finishedAt === null ? '–' : duration(Date.parse(finishedAt) - Date.parse(startedAt))) },
      { head: 'Rows', cell: rows },
      { head: 'Message', wide: true, cell: message },
    ],
    rows: lastRuns(figures, RUNS),
  });
}

function rows({ read, created, updated, deleted, throttled }: SyncRun): string {
  const parts = [`${count(read)} read`, created > 0 && `${count(created)} new`, updated > 0 && `${count(updated)} changed`, deleted > 0 && `${count(deleted)} gone`, throttled > 0 && `slowed down ${counted(throttled, 'time')}`];
  return parts.filter(Boolean).join(', ');
}

function message(run: SyncRun | undefined): Slot {
  if (!run?.errorMessage) return '';
  return html`${foreign(run.errorMessage, 400)}${run.errorCode !== null && html`<br><code>${visible(run.errorCode, 60)}</code>`}`;
}

function nameOf({ stores }: ClientFigures, id: string): Html {
  return storeName(stores.find((store) => store.id === id));
}

function planned(everyHours: number | null): string {
  if (everyHours === null) return 'by hand';
  return everyHours === 1 ? 'every hour' : everyHours === 24 ? 'every day' : everyHours === 168 ? 'every week' : `every ${everyHours} hours`;
}
