import type { ImportReport, TimelinePoint } from '../../delivery/types';
import { chart } from '../chart';
import { duration, listed, share } from '../format';
import { visible } from '../foreign';
import { html, type Html } from '../html';
import { table } from '../table';
import { paint } from '../theme';
import { timeOption } from '../time-chart';
import type { Interval } from '../timeline';
import { waitWords } from './wait-words';

type Wait = readonly [reason: string, ms: number];

/** What requests waited for, longest first; also the key to the colours of the chart. */
export function waitTable(report: ImportReport): Html {
  const waits = longestFirst(report);
  if (waits.length === 0) return html`<p class="empty">No request had to wait.</p>`;
  const total = waits.reduce((sum, [, ms]) => sum + ms, 0);
  return html`<p>Spent ${listed(waits.slice(0, 2).map(([reason, ms]) => `${duration(ms)} waiting for ${waitWords(reason).what}`))}.
Waits of requests under way at the same time add up.</p>
${table<Wait>({
    id: 'waits',
    caption: 'Time spent waiting, by reason',
    columns: [
      { head: 'Waiting for', names: true, wide: true, cell: ([reason]) => html`<span class="spot ${waitWords(reason).shade}"></span>${waitWords(reason).what}` },
      { head: 'Reason', cell: ([reason]) => html`<code>${visible(reason, 60)}</code>` },
      { head: 'Time', numeric: true, cell: ([, ms]) => duration(ms) },
      { head: 'Share', numeric: true, cell: ([, ms]) => share(ms, total) },
    ],
    rows: waits,
    foot: ['All waits', '', duration(total), '100 %'],
  })}`;
}

/** How the waits built up over the run. */
export async function waitPlot(report: ImportReport, course: readonly Interval<TimelinePoint>[]): Promise<Html> {
  const waits = longestFirst(report);
  if (waits.length === 0) return html``;
  const title = 'Time spent waiting so far, by reason';
  const drawing = await chart({
    id: 'wait-chart',
    title,
    description: `At the end: ${waits.map(([reason, ms]) => `${waitWords(reason).what} ${duration(ms)}`).join('; ')}.`,
    height: (size) => (size === 'small' ? 220 : 260),
    option: (size) => timeOption({
      size,
      totalMs: course.at(-1)?.end.atMs ?? 0,
      measure: 'seconds waited',
      series: waits.map(([reason]) => area(reason, course)),
    }),
  });
  return html`<figure class="plot"><figcaption>${title}</figcaption>${drawing}</figure>`;
}

function area(reason: string, course: readonly Interval<TimelinePoint>[]) {
  const color = paint(waitWords(reason).shade);
  const data = course.map(({ end }) => [end.atMs, seconds(end, reason)] as const);
  return {
    data: [[0, 0] as const, ...data],
    stack: 'waits', lineStyle: { color: paint('surface'), width: 1 }, areaStyle: { color, opacity: 0.9 },
  };
}

function seconds({ waits }: TimelinePoint, reason: string): number {
  return Object.hasOwn(waits, reason) ? (waits[reason] ?? 0) / 1000 : 0;
}

function longestFirst({ waits }: ImportReport): readonly Wait[] {
  return Object.entries(waits).filter(([, ms]) => ms > 0).sort(([a, aMs], [b, bMs]) => bMs - aMs || (a < b ? -1 : 1));
}
