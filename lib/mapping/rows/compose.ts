import { inputsOf } from '../templates/compose_inputs';
import type { ComposeRule } from '../templates/schema';
import { isOrganisation, splitName, type NameParts } from '../values/person_name';
import { lineText } from './cell';
import type { Reader } from './reader';
import type { Cells } from './steps';

/** The column of a canonical field, if it has one. */
export type ColumnOf = (field: string) => number | undefined;

/** A compose rule that can give values here: at least one of the fields it reads has a column. */
export interface Composed {
  readonly read: Reader;
  /** For people, e.g. `first_name and last_name joined`. */
  readonly why: string;
}

/** Compiles a rule; null when nothing it reads has a column. */
export function compileRule(rule: ComposeRule, columnOf: ColumnOf): Composed | null {
  if (rule.use === 'constant') return { read: () => rule.value, why: 'the same value for every row' };
  const columns = inputsOf(rule).map(columnOf).filter((column) => column !== undefined);
  const column = columns[0];
  if (column === undefined) return null;
  switch (rule.use) {
    case 'concat':
      return { read: (cells) => joined(cells, columns, rule.separator), why: `${rule.fields.join(' and ')} joined` };
    case 'copy':
      return { read: (cells) => lineText(cells[column]), why: `${rule.field} taken over` };
    case 'split_name':
      return { read: namePart(column, rule.part, rule.organisation === 'whole'), why: `the ${rule.part} part of ${rule.field}` };
  }
}

function joined(cells: Cells, columns: readonly number[], separator: string): string | undefined {
  const parts = columns.map((column) => lineText(cells[column])).filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(separator);
}

function namePart(column: number, part: 'first' | 'last', keepsOrganisation: boolean): Reader {
  return (cells) => {
    const name = lineText(cells[column]);
    if (name === undefined) return undefined;
    if (isOrganisation(name)) return part === 'last' && keepsOrganisation ? name : undefined;
    const parts: NameParts = splitName(name);
    return parts[part];
  };
}
