import type { Cell } from '../../tabular/types';
import { collapseSpaces } from '../values/text';
import { Refusal } from '../values/refusal';

/** Trimmed text of a cell; undefined for a blank or missing one, null for `null`. Zero and false are texts. */
export function cellText(cell: Cell): string | null | undefined | Refusal {
  if (typeof cell === 'string') {
    const text = cell.trim();
    return text === '' ? undefined : text;
  }
  if (cell === undefined || cell === null) return cell;
  if (typeof cell === 'object') return listText(cell);
  return String(cell);
}

/** As {@link cellText}, on one line; undefined where there is no text. */
export function lineText(cell: Cell): string | undefined {
  const text = cellText(cell);
  return typeof text === 'string' ? collapseSpaces(text) : undefined;
}

/** What a required cell without a value looks like. */
export function describeBlank(cell: Cell): string {
  if (cell === null) return 'is null';
  if (typeof cell === 'string') return 'is empty';
  return cell === undefined ? 'is missing in this row' : 'has no value';
}

function listText(items: readonly unknown[]): string | undefined | Refusal {
  const texts: string[] = [];
  for (const item of items) {
    if (item === null || item === undefined) continue;
    if (typeof item === 'object') {
      return new Refusal('not_a_value', 'The cell holds a structure, not a value; leave the column out or flatten it.');
    }
    texts.push(String(item));
  }
  const joined = texts.join(', ').trim();
  return joined === '' ? undefined : joined;
}
