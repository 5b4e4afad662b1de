import { MappingError, nameList } from './errors';
import type { Match, Remark } from './matching/match';
import type { Slot } from './rows/slots';
import type { MappingEntry } from './types';

export interface EntriesInput {
  readonly headers: readonly string[];
  readonly slots: readonly Slot[];
  readonly matches: readonly Match[];
  readonly leftOut: ReadonlySet<number>;
  readonly remarks: ReadonlyMap<number, Remark>;
}

/** The mapping for people: every column in file order, then the targets composed of several. */
export function mappingEntries({ headers, slots, matches, leftOut, remarks }: EntriesInput): readonly MappingEntry[] {
  const columns = headers.flatMap((source, column): MappingEntry[] => {
    const fed = matches.filter((match) => match.column === column);
    if (fed.length > 0) return fed.map((match) => columnEntry(source, match, headers, slots));
    if (leftOut.has(column)) return [{ source, target: null, confidence: 1, why: 'left out by you' }];
    return [{ source, target: null, confidence: 0, why: remarks.get(column)?.why ?? 'no field of the template fits' }];
  });
  return [...columns, ...slots.flatMap(composedEntry)];
}

/** Of fields that share a target, the first with a column feeds it; the others fill in or step back. */
function columnEntry(source: string, { field, confidence, why }: Match, headers: readonly string[], slots: readonly Slot[]): MappingEntry {
  const slot = slots.find(({ fields }) => fields.includes(field));
  const target = slot?.target ?? field;
  const first = slot?.sources.find(({ column }) => column !== null);
  if (!first || first.field === field) return { source, target, confidence, why };
  const winner = `"${headers[first.column ?? 0] ?? ''}"`;
  const fillsIn = slot?.sources.some((candidate) => candidate.field === field && candidate.column !== null) ?? false;
  if (fillsIn) return { source, target, confidence, why: `${why}; used where ${winner} is blank` };
  return { source, target: null, confidence: 0, why: `${target} is fed by ${winner}` };
}

function composedEntry({ target, sources }: Slot): MappingEntry[] {
  const composed = sources.find(({ column }) => column === null);
  const hasColumn = sources.some(({ column }) => column !== null);
  return composed && !hasColumn ? [{ source: null, target, confidence: 1, why: composed.why }] : [];
}

/** Throws {@link MappingError} `required_unmapped` for a required target nothing feeds. */
export function demandRequired({ headers, slots, remarks }: EntriesInput): void {
  const unfed = slots.find(({ required, sources }) => required && sources.length === 0);
  if (!unfed) return;
  const field = unfed.fields.at(-1) ?? unfed.target;
  const hint = [...remarks].find(([, remark]) => remark.isDoubtful && remark.field === field);
  const example = headers[hint?.[0] ?? 0] ?? 'Column';
  throw new MappingError(
    'required_unmapped',
    `No column was found for the required field "${field}" (columns: ${nameList(headers)}). `
      + `Choose one: under Field Map in n8n, on the command line for example --map "${example}=${field}". Nothing was sent.`,
  );
}
