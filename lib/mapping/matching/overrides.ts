import { MappingError, nameList } from '../errors';
import type { Template } from '../templates/schema';
import type { MapperOptions } from '../types';
import type { Match } from './match';

export interface Chosen {
  readonly matches: readonly Match[];
  /** Columns a person wants left out. */
  readonly leftOut: ReadonlySet<number>;
}

/** Turns a person's choices into matches; throws {@link MappingError} for names that are not there. */
export function applyOverrides(
  overrides: NonNullable<MapperOptions['overrides']>,
  headers: readonly string[],
  template: Template,
): Chosen {
  const leftOut = new Set<number>();
  const matches = new Map<string, Match>();
  for (const { source, target } of overrides) {
    const column = findColumn(source, headers);
    if (target.trim() === '') {
      leftOut.add(column);
      continue;
    }
    const field = findField(target, template);
    const earlier = matches.get(field);
    if (earlier && earlier.column !== column) {
      const columns = nameList([headers[earlier.column] ?? '', headers[column] ?? '']);
      throw new MappingError('target_twice', `The field "${target}" is chosen for two columns, ${columns}: keep one of them.`);
    }
    matches.set(field, { field, column, confidence: 1, why: 'chosen by you' });
  }
  return { matches: [...matches.values()], leftOut };
}

function findColumn(source: string, headers: readonly string[]): number {
  const exact = headers.indexOf(source);
  if (exact >= 0) return exact;
  const wanted = loose(source);
  const column = headers.findIndex((header) => loose(header) === wanted);
  if (column >= 0) return column;
  throw new MappingError('unknown_column', `There is no column "${source}"; the columns are ${nameList(headers)}.`);
}

function findField(target: string, { fields, name }: Template): string {
  const wanted = target.trim();
  const found = fields.find(({ field }) => field === wanted)
    ?? fields.find((field) => field.target === wanted)
    ?? fields.find((field) => loose(field.target) === loose(wanted) || field.field === loose(wanted));
  if (found) return found.field;
  const known = nameList(fields.map(({ field }) => field));
  throw new MappingError('unknown_target', `The template "${name}" has no field "${wanted}"; its fields are ${known}.`);
}

function loose(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}
