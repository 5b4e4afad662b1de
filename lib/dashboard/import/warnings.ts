import type { ImportReport } from '../../delivery/types';
import { count } from '../format';
import { foreign, visible } from '../foreign';
import { html, type Html } from '../html';
import { table } from '../table';
import { reasonWords } from './reason-words';

type Warning = ImportReport['warnings'][number];

/** What was changed or doubted in rows that were sent all the same; null where there is nothing to tell. */
export function warningTable({ warnings, run }: ImportReport): Html | null {
  if (warnings.length === 0) return null;
  return table<Warning>({
    id: 'warnings',
    caption: run.dryRun ? 'Fit to be sent, but worth a look' : 'Sent, but worth a look',
    columns: [
      { head: 'Remark', names: true, cell: ({ code }) => html`${reasonWords(code).meaning}<br><code>${visible(code, 60)}</code>` },
      { head: 'Field', cell: ({ field }) => (field === null ? 'whole row' : foreign(field, 60)) },
      { head: 'Rows', numeric: true, cell: (warning) => count(warning.count) },
      { head: 'What to do', wide: true, cell: ({ code }) => foreign(reasonWords(code).action) },
      { head: 'First lines', cell: ({ lines }) => lines.join(', ') },
    ],
    rows: warnings,
  });
}
