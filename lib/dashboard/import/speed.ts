import type { ImportReport, TimelinePoint } from '../../delivery/types';
import { chart } from '../chart';
import { counted, duration, rate } from '../format';
import { html, type Html } from '../html';
import { paint } from '../theme';
import { FEWEST_POINTS, timeOption } from '../time-chart';
import { intervals, type Interval } from '../timeline';
import { elapsedMs } from './header';
import { courseTable } from './course-table';
import { waitPlot, waitTable } from './waits';

/** Most intervals drawn: finer ones are narrower than the line. */
const MOST = 120;

/** How fast rows went through and what they waited for. */
export async function speed(report: ImportReport): Promise<Html> {
  const { throughput, counts } = report;
  if (counts.read === 0) return html`<p class="empty">No rows went through.</p>`;
  const course = intervals(throughput.timeline, MOST);
  const drawable = course.length >= FEWEST_POINTS;
  return html`<p class="lead"><strong>${rate(throughput.rowsPerSecond)} rows per second</strong> on average over ${counted(counts.read, 'row')}; the whole run took ${duration(elapsedMs(report.run))}.</p>
${drawable ? await throughputPlot(report, course) : html`<p class="empty">The run was too short to show its course over time.</p>`}
<h3>Waits</h3>
${waitTable(report)}
${drawable && (await waitPlot(report, course))}
${drawable && html`<details><summary>The course of the run as a table</summary>${courseTable(report)}</details>`}`;
}

async function throughputPlot(report: ImportReport, course: readonly Interval<TimelinePoint>[]): Promise<Html> {
  const title = report.run.dryRun ? 'Rows checked per second' : 'Rows processed per second';
  const rates = course.map((interval) => interval.rowsPerSecond);
  const data = course.map(({ end, rowsPerSecond }) => [end.atMs, rowsPerSecond] as const);
  const drawing = await chart({
    id: 'throughput',
    title,
    description: `Between ${rate(Math.min(...rates))} and ${rate(Math.max(...rates))} rows per second; ${rate(report.throughput.rowsPerSecond)} on average.`,
    height: (size) => (size === 'small' ? 220 : 260),
    option: (size) => timeOption({
      size,
      totalMs: course.at(-1)?.end.atMs ?? 0,
      measure: 'rows/s',
      series: [{
        data: [[0, rates[0] ?? 0], ...data],
        lineStyle: { color: paint('blue'), width: 2 }, areaStyle: { color: paint('blue'), opacity: 0.16 },
      }],
    }),
  });
  return html`<figure class="plot"><figcaption>${title}</figcaption>${drawing}</figure>`;
}
