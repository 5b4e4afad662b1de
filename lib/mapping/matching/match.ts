import type { TemplateField } from '../templates/schema';
import type { FieldType } from '../types';
import { assignBest } from './assign';
import type { Evidence, Kind } from './evidence';
import { readHeader, type HeaderForm } from './header';
import { isForeign, scoreHeader, type FieldNames, type HeaderScore } from './header_score';
import { resolveNameHeader } from './name_header';
import { toSynonym, vocabulary } from './vocabulary/lookup';

/** Below this a guess is worse than none. */
export const THRESHOLD = 0.6;

/** In wider files misspellings are not looked for: the time is better spent. */
const MAX_SPELLCHECKED = 300;

/** Fewer sample values prove nothing. */
const ENOUGH = 3;

export interface Match {
  readonly field: string;
  readonly column: number;
  readonly confidence: number;
  readonly why: string;
}

export interface MatchInput {
  readonly headers: readonly string[];
  readonly fields: readonly TemplateField[];
  /** Of the column at the same position in `headers`. */
  readonly evidence: readonly Evidence[];
  /** Columns a person has spoken for. */
  readonly takenColumns: ReadonlySet<number>;
  readonly takenFields: ReadonlySet<string>;
}

export interface Matching {
  readonly matches: readonly Match[];
  /** By column, for those that feed nothing though they came near. */
  readonly remarks: ReadonlyMap<number, Remark>;
}

/** Why a column does not feed the field it fits best. */
export interface Remark {
  readonly field: string;
  /** Nobody else took the field: the fit was too poor. */
  readonly isDoubtful: boolean;
  readonly why: string;
}

interface Candidate {
  readonly score: number;
  readonly why: string;
  /** Found by its values alone. */
  readonly byValues: boolean;
}

const NOTHING: Candidate = { score: 0, why: 'no field of the template fits', byValues: false };

/** Feeds each field from at most one column and each column into at most one field, best sum first. */
export function matchColumns(input: MatchInput): Matching {
  const fields = input.fields.filter(({ field }) => !input.takenFields.has(field));
  const columns = input.headers.map(readHeader);
  const targets = fields.map((field) => ({ field, names: fieldNames(field) }));
  const isKnown = knownHeaders(targets.map(({ names }) => names));
  const spellchecks = columns.length <= MAX_SPELLCHECKED;
  const nameField = resolveNameHeader(columns, targets.map(({ names }) => names));
  const table = targets.map(({ field, names }) => {
    const scores = columns.map((header, column) => {
      if (input.takenColumns.has(column)) return NOTHING;
      const own = nameField(header);
      const score = own === undefined ? scoreHeader(header, names, { isKnown, spellchecks }) : nameScore(own, field.field);
      return weigh(score, field, header, input.evidence[column]);
    });
    return onlyOneByValues(scores);
  });
  const weights = table.map((scores) => scores.map(({ score }, column) => weight(score, column)));
  const chosen = assignBest(weights, columns.length);
  const matches = chosen.flatMap((column, row) => toMatch(fields[row]?.field, column, table[row]?.[column]));
  return { matches, remarks: remarks(fields, table, matches) };
}

function fieldNames({ field, target, synonyms }: TemplateField): FieldNames {
  const known = vocabulary().get(field) ?? [];
  const names = new Set([field, target, target.split('.').at(-1) ?? ''].map((name) => readHeader(name).compact));
  return { field, names, synonyms: [...known, ...synonyms.map((text) => toSynonym(text, true))] };
}

/** Whether a header means some field exactly, also one this template has not. */
function knownHeaders(names: readonly FieldNames[]): (compact: string) => boolean {
  const known = [...vocabulary().values()].flat().map(({ compact }) => compact);
  const own = names.flatMap((field) => [...field.names, ...field.synonyms.map(({ compact }) => compact)]);
  const all = new Set([...known, ...own]);
  return (compact) => all.has(compact);
}

function nameScore(own: { readonly field: string; readonly why: string }, field: string): HeaderScore {
  return own.field === field ? { score: 0.9, why: own.why, kind: 'synonym' } : { score: 0, why: NOTHING.why, kind: 'none' };
}

/** The header's score with what the values say. */
function weigh(header: HeaderScore, field: TemplateField, form: HeaderForm, evidence: Evidence | undefined): Candidate {
  const base = { score: header.score, why: header.why, byValues: false };
  if (!evidence || evidence.values.length < ENOUGH) return base;
  if (field.type === 'text') return againstText(base, evidence);
  const kind: Kind = field.type;
  const share = evidence.share(kind);
  if (header.score === 0) return byValues(field.type, form, evidence);
  if (share >= 0.8) {
    const lifted = header.kind === 'overlap' && (kind === 'email' || kind === 'phone') ? 0.66 : header.score;
    return { ...base, score: Math.min(lifted, 1), why: `${header.why}; ${evidence.describe(kind)}` };
  }
  if (share >= doubt(kind)) return base;
  return { ...base, score: header.score * (field.required ? 0.7 : 0.5), why: `${header.why}, but only ${evidence.describe(kind)}` };
}

/** Below this share the values speak against the header. Dirty files are no reason for doubt. */
function doubt(kind: Kind): number {
  return kind === 'email' ? 0.3 : 0.2;
}

/** Free text is not what a column of addresses holds. */
function againstText(base: Candidate, evidence: Evidence): Candidate {
  if (base.score === 0 || evidence.share('email') < 0.6) return base;
  return { ...base, score: base.score * 0.6, why: `${base.why}, but ${evidence.describe('email')}` };
}

/** Values so distinct that the header need not say anything. */
function byValues(type: FieldType, header: HeaderForm, evidence: Evidence): Candidate {
  if (isForeign(header)) return NOTHING;
  if (type === 'email' && evidence.share('email') >= 0.8) return { score: 0.75, why: evidence.describe('email'), byValues: true };
  if (type === 'phone' && evidence.share('international') >= 0.8) return { score: 0.65, why: evidence.describe('international'), byValues: true };
  return NOTHING;
}

/** Two columns that look alike without a telling header are left to a person. */
function onlyOneByValues(scores: readonly Candidate[]): readonly Candidate[] {
  if (scores.filter((candidate) => candidate.byValues).length < 2) return scores;
  return scores.map((candidate) => {
    if (!candidate.byValues) return candidate;
    return { ...candidate, score: 0.5, why: `${candidate.why}, but so are those of another column: choose one` };
  });
}

/** Cubed, so that one sure match outweighs two doubtful ones; the earlier of equal columns wins. */
function weight(score: number, column: number): number {
  return score < THRESHOLD ? 0 : score ** 3 - column * 1e-7;
}

function toMatch(field: string | undefined, column: number, candidate: Candidate | undefined): Match[] {
  if (field === undefined || column < 0 || !candidate) return [];
  return [{ field, column, confidence: Math.round(candidate.score * 100) / 100, why: candidate.why }];
}

function remarks(fields: readonly TemplateField[], table: readonly (readonly Candidate[])[], matches: readonly Match[]): ReadonlyMap<number, Remark> {
  const fed = new Set(matches.map(({ column }) => column));
  const result = new Map<number, Remark>();
  const best = new Map<number, number>();
  table.forEach((scores, row) => scores.forEach(({ score, why }, column) => {
    const field = fields[row]?.field;
    if (field === undefined || fed.has(column) || score <= (best.get(column) ?? 0)) return;
    best.set(column, score);
    const isDoubtful = score < THRESHOLD;
    result.set(column, { field, isDoubtful, why: isDoubtful ? `may be ${field}, too uncertain: ${why}` : `another column fits ${field} better` });
  }));
  return result;
}
