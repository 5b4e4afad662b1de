import type { ImportReport } from '../../delivery/types';
import type { MappingEntry } from '../../mapping/types';
import { counted } from '../format';
import { foreign } from '../foreign';
import { html, type Html } from '../html';
import { meter } from '../meter';
import { table } from '../table';

/** A match below this is a guess that a person should look at. */
const SURE = 0.75;

/** Which column feeds which field, how sure that is, and what was left out. */
export function mapping({ mapping: entries }: ImportReport): Html {
  const fed = entries.filter((entry) => entry.target !== null);
  const left = entries.filter((entry) => entry.target === null);
  return html`${fed.length > 0 ? fedTable(fed) : html`<p class="empty">No column feeds a field.</p>`}
${(left.length > 0 || fed.length > 0) && leftOut(left)}`;
}

function fedTable(entries: readonly MappingEntry[]): Html {
  return table<MappingEntry>({
    id: 'mapping',
    caption: 'Columns and the fields they feed',
    columns: [
      { head: 'Column', names: true, cell: ({ source }) => (source === null ? html`<span class="share">put together</span>` : foreign(source, 80)) },
      { head: 'Field', cell: ({ target }) => html`<span aria-hidden="true" class="arrow">→</span> ${foreign(target ?? '', 80)}` },
      { head: 'Confidence', cell: confidence },
      { head: 'Why', wide: true, cell: ({ why }) => foreign(why) },
    ],
    rows: entries,
  });
}

function confidence({ confidence: value }: MappingEntry): Html {
  const percent = `${Math.round(Math.min(1, Math.max(0, value)) * 100)} %`;
  return html`${meter(value, percent)}${value < SURE && html` <span class="chip check">check</span>`}`;
}

function leftOut(entries: readonly MappingEntry[]): Html {
  if (entries.length === 0) return html`<p class="hint">Every column of the file is mapped.</p>`;
  return html`${table<MappingEntry>({
    id: 'unmapped',
    caption: `${counted(entries.length, 'column')} left out`,
    columns: [
      { head: 'Column', names: true, cell: ({ source }) => foreign(source ?? '', 80) },
      { head: 'Why', wide: true, cell: ({ why }) => foreign(why) },
    ],
    rows: entries,
    scrolls: true,
  })}
<p class="hint">To send one of these, name the field it should feed and run the import again.</p>`;
}
