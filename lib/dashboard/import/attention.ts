import type { ImportReport } from '../../delivery/types';
import { counted } from '../format';
import { html, type Html } from '../html';
import { icon } from '../icons';
import { reasonChart } from './reason-chart';
import { reasonWords } from './reason-words';
import { reasonTable, type Reason } from './reasons';
import { warningTable } from './warnings';

/** What a person has to put right, by reason and by field, and what may be left as it is. */
export async function attention(report: ImportReport): Promise<Html> {
  const open = report.reasons.filter((reason) => reason.outcome !== 'duplicate');
  const repeated = report.reasons.filter((reason) => reason.outcome === 'duplicate');
  return html`${open.length > 0 ? await reasonsOf(report, open) : nothing(report)}
${warningTable(report)}
${repeated.length > 0 && reasonTable('duplicate-reasons', 'Duplicates: nothing to do', repeated, report)}`;
}

async function reasonsOf(report: ImportReport, open: readonly Reason[]): Promise<Html> {
  return html`${summary(report, open)}
<div class="pair">
${await reasonChart('by-reason', 'Rows by reason', open, (reason) => reasonWords(reason.code).meaning)}
${await reasonChart('by-field', 'Rows by field', open, (reason) => reason.field ?? 'whole row')}
</div>
${key(open)}
${reasonTable('reasons', 'Reasons and what to do', open, report)}`;
}

function summary({ counts }: ImportReport, open: readonly Reason[]): Html {
  const named = open.reduce((sum, reason) => sum + reason.count, 0);
  const several = named > counts.rejected + counts.failed;
  return html`<p>${counted(counts.rejected, 'row')} rejected and ${counted(counts.failed, 'row')} failed.
${several && 'A row with several problems is counted under each of them.'}</p>`;
}

function key(open: readonly Reason[]): Html {
  const failed = open.some((reason) => reason.outcome === 'failed');
  if (!failed) return html``;
  return html`<p class="key"><span><span class="chip rejected">rejected</span> needs a correction in the file</span>
<span><span class="chip failed">failed</span> may land when run again</span></p>`;
}

function nothing({ counts }: ImportReport): Html {
  if (counts.rejected + counts.failed > 0) return html`<p class="empty">The report gives no reasons; see the rows below.</p>`;
  if (counts.read === 0) return html`<p class="empty">No rows, so nothing to put right.</p>`;
  return html`<p class="empty good">${icon('check')}No row was rejected and none failed.</p>`;
}
