import type { ImportReport } from '../../delivery/types';
import { count } from '../format';
import { foreign, visible } from '../foreign';
import { html, type Html } from '../html';
import { table } from '../table';
import { reasonWords, type ReasonWords } from './reason-words';

export type Reason = ImportReport['reasons'][number];

/** Largest first; equal ones by name, so that the same report gives the same page. */
export function ranked(reasons: readonly Reason[]): readonly Reason[] {
  const name = (reason: Reason) => `${reason.code} ${reason.field ?? ''}`;
  return [...reasons].sort((a, b) => b.count - a.count || (name(a) < name(b) ? -1 : 1));
}

/** Why rows were refused and what to do about each reason. */
export function reasonTable(id: string, caption: string, reasons: readonly Reason[], report: ImportReport): Html {
  const words = (reason: Reason) => reasonWords(reason.code, firstMessage(report, reason));
  return table<Reason>({
    id,
    caption,
    columns: [
      { head: 'Reason', names: true, cell: (reason) => named(reason, words(reason)) },
      { head: 'Field', cell: (reason) => (reason.field === null ? 'whole row' : foreign(reason.field, 60)) },
      { head: 'Outcome', cell: (reason) => html`<span class="chip ${reason.outcome}">${reason.outcome}</span>` },
      { head: 'Rows', numeric: true, cell: (reason) => count(reason.count) },
      { head: 'What to do', wide: true, cell: (reason) => foreign(words(reason).action) },
      { head: 'First lines', cell: (reason) => reason.lines.join(', ') },
    ],
    rows: ranked(reasons),
  });
}

function named(reason: Reason, words: ReasonWords): Html {
  return html`${words.meaning}<br><code>${visible(reason.code, 60)}</code>`;
}

function firstMessage(report: ImportReport, reason: Reason): string | undefined {
  const problems = reason.outcome === 'failed' ? report.failures : report.rejections;
  return problems.find((problem) => problem.code === reason.code && problem.field === reason.field)?.message;
}
