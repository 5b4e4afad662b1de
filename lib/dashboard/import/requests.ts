import type { ImportReport } from '../../delivery/types';
import { count, counted, duration, share } from '../format';
import { visible } from '../foreign';
import { html, type Html } from '../html';
import { meter } from '../meter';
import { table } from '../table';

type Answer = readonly [status: string, requests: number];

const MEANINGS: ReadonlyMap<string, string> = new Map(Object.entries({
  0: 'no answer came', 200: 'done', 201: 'created', 202: 'accepted', 204: 'done, nothing to say',
  207: 'answered item by item', 400: 'refused: bad request', 401: 'credential refused', 403: 'not allowed',
  404: 'not found', 408: 'took too long', 409: 'refused: exists already', 413: 'refused: too large',
  422: 'refused: invalid data', 429: 'too many requests', 500: 'the API broke down', 502: 'bad gateway',
  503: 'the API was not available', 504: 'gateway took too long',
}));

/** What was asked of the API and how it answered. */
export function requests({ requests: totals, run, estimate }: ImportReport): Html {
  const ahead = run.dryRun && estimate ? planned(estimate) : null;
  if (totals.total === 0) return html`<p class="empty">No request was sent. ${ahead}</p>`;
  return html`${ahead && html`<p>${ahead}</p>`}<dl class="facts row">
<div><dt>Requests</dt><dd>${count(totals.total)}</dd></div>
<div><dt>Sent again</dt><dd>${count(totals.retried)} <span class="share">${share(totals.retried, totals.total)}</span></dd></div>
<div><dt>Half answered within</dt><dd>${duration(totals.p50Ms)}</dd></div>
<div><dt>95 % answered within</dt><dd>${duration(totals.p95Ms)}</dd></div>
</dl>
${statuses(Object.entries(totals.status))}`;
}

function statuses(entries: readonly Answer[]): Html {
  const total = entries.reduce((sum, [, requests]) => sum + requests, 0);
  return table<Answer>({
    id: 'statuses',
    caption: 'Answers by HTTP status',
    columns: [
      { head: 'Status', names: true, cell: ([status]) => (status === '0' ? 'none' : visible(status, 20)) },
      { head: 'Meaning', wide: true, cell: ([status]) => MEANINGS.get(status) ?? family(status) },
      { head: 'Answers', numeric: true, cell: ([, requests]) => count(requests) },
      { head: 'Share', numeric: true, cell: ([, requests]) => meter(requests / total, share(requests, total)) },
    ],
    rows: [...entries].sort(([a], [b]) => Number(a) - Number(b)),
    foot: ['All answers', '', count(total), '100 %'],
  });
}

function family(status: string): string {
  if (status.startsWith('2')) return 'done';
  if (status.startsWith('3')) return 'sent elsewhere';
  return status.startsWith('4') ? 'refused' : 'the API broke down';
}

function planned({ requests: ahead, seconds }: NonNullable<ImportReport['estimate']>): string {
  const time = seconds === null
    ? 'How long that takes cannot be told before the API has answered.'
    : `That would take about ${duration(seconds * 1000)}.`;
  return `The run itself would send ${counted(ahead, 'request')}. ${time}`;
}
