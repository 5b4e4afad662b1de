import type { ImportReport, ReportedProblem } from '../../delivery/types';
import { count } from '../format';
import { foreign, visible } from '../foreign';
import { html, type Html } from '../html';
import { table } from '../table';

/** The first rows that were rejected and the first that failed, one table each; null where there are none. */
export function problems(report: ImportReport): Html | null {
  const { rejections, failures, counts } = report;
  if (rejections.length + failures.length === 0) return null;
  return html`${list('rejections', 'Rejected rows', rejections, counts.rejected)}
${rejections.length > 0 && html`<p class="hint">All rejected rows, with their original columns, are in rejected.csv, ready to be corrected and imported.</p>`}
${list('failures', 'Failed rows', failures, counts.failed)}`;
}

function list(id: string, name: string, rows: readonly ReportedProblem[], total: number): Html {
  if (rows.length === 0) return html``;
  const caption = total > rows.length ? `${name}: the first ${count(rows.length)} of ${count(total)}` : name;
  return table<ReportedProblem>({
    id,
    caption,
    scrolls: true,
    columns: [
      { head: 'Line', names: true, cell: (row) => html`<span class="unseen">Line </span>${row.line}` },
      { head: 'Field', cell: (row) => (row.field === null ? 'whole row' : foreign(row.field, 60)) },
      { head: 'Code', cell: (row) => html`<code>${visible(row.code, 60)}</code>` },
      { head: 'Message', wide: true, cell: (row) => foreign(row.message) },
    ],
    rows,
  });
}
