import type { ClientFigures, ImportSummary } from '../../warehouse/figures';
import { count } from '../format';
import { foreign } from '../foreign';
import type { Html } from '../html';
import { table } from '../table';
import { localMoment } from './words';

const STATES = { running: 'under way', finished: 'finished', stopped: 'stopped before its end' } as const;

/** The files imported last; null where there are none. */
export function lastImports({ imports, period }: ClientFigures): Html | null {
  if (imports.length === 0) return null;
  const number = ({ counts }: ImportSummary, name: string) => (Object.hasOwn(counts, name) && typeof counts[name] === 'number' ? count(counts[name]) : '–');
  const column = (head: string, name: string) => ({ head, numeric: true, cell: (row: ImportSummary) => number(row, name) });
  return table<ImportSummary>({
    id: 'import-table',
    caption: `The last files, times in ${period.timeZone}`,
    columns: [
      { head: 'File', names: true, cell: ({ name }) => foreign(name.split(/[\\/]/).at(-1) ?? '', 80) },
      { head: 'Started', cell: ({ startedAt }) => localMoment(startedAt, period.timeZone) },
      { head: 'State', cell: ({ state }) => STATES[state] },
      column('Rows', 'read'), column('Created', 'created'), column('Rejected', 'rejected'), column('Failed', 'failed'),
    ],
    rows: imports,
  });
}
