import { OUTCOMES, type ImportReport } from '../../lib/delivery/types';
import { count, duration, share } from './format';
import { table } from './table';

const MOST_REASONS = 3;

/** What became of every row, the most common reasons, and what it took. */
export function importSummary(report: ImportReport): string {
  return [outcomes(report), ...reasons(report, 'rejected'), ...reasons(report, 'failed'), ...warnings(report), effort(report)].join('\n\n');
}

function outcomes({ counts }: ImportReport): string {
  const rows = OUTCOMES.map((outcome) => [outcome, count(counts[outcome]), share(counts[outcome], counts.read)]);
  return table(
    [{ title: 'Outcome', align: 'left' }, { title: 'Rows', align: 'right' }, { title: 'Share', align: 'right' }],
    [...rows, ['read', count(counts.read), '']],
  );
}

function reasons({ reasons: all }: ImportReport, outcome: 'rejected' | 'failed'): string[] {
  return most(`${outcome === 'rejected' ? 'Rejected' : 'Failed'} most often:`, all.filter((reason) => reason.outcome === outcome));
}

function warnings(report: ImportReport): string[] {
  return most(report.run.dryRun ? 'Fit to be sent, but worth a look:' : 'Sent, but worth a look:', report.warnings);
}

function most(title: string, kinds: ImportReport['warnings']): string[] {
  if (kinds.length === 0) return [];
  const rows = kinds.slice(0, MOST_REASONS).map(({ code, field, count: times, lines }) => [
    `  ${count(times)} ×`, code, field ?? '', `line${lines.length === 1 ? '' : 's'} ${lines.join(', ')}${times > lines.length ? ', …' : ''}`,
  ]);
  const widths = [0, 1, 2].map((index) => Math.max(...rows.map((row) => (row[index] ?? '').length)));
  const lines = rows.map(([times = '', code = '', field = '', where = '']) =>
    [times.padStart(widths[0] ?? 0), code.padEnd(widths[1] ?? 0), field.padEnd(widths[2] ?? 0), where].join('  '));
  return [[title, ...lines].join('\n')];
}

function effort({ run, counts, requests, throughput, estimate }: ImportReport): string {
  if (run.dryRun) {
    const time = estimate?.seconds ? ` and take about ${duration(estimate.seconds * 1000)}` : '';
    return `Dry run: nothing was sent. A run would make ${count(estimate?.requests ?? 0)} requests${time}.`;
  }
  const took = duration(Date.parse(run.finishedAt) - Date.parse(run.startedAt));
  const resumed = run.resumed ? ' An earlier run was taken up where it had stopped.' : '';
  return `${count(counts.read)} rows to ${run.destination} in ${took}, ${count(throughput.rowsPerSecond)} rows/s; `
    + `${count(requests.total)} requests, ${count(requests.retried)} repeated.${resumed}`;
}
