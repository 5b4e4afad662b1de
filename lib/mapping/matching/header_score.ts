import { editDistance } from './distance';
import { readHeader, type HeaderForm } from './header';
import { ALTERNATE, FOREIGN, NEUTRAL } from './qualifiers';
import type { Synonym } from './vocabulary/lookup';

/** How well a header names a field, from the header alone. */
export interface HeaderScore {
  readonly score: number;
  readonly why: string;
  /** `overlap`: the name is in there, among words that may change its meaning. */
  readonly kind: 'name' | 'synonym' | 'qualified' | 'typo' | 'overlap' | 'none';
}

/** What a field may be called. */
export interface FieldNames {
  readonly field: string;
  /** Canonical name and the API's own name, folded. */
  readonly names: ReadonlySet<string>;
  readonly synonyms: readonly Synonym[];
}

const NONE: HeaderScore = { score: 0, why: 'no field of the template fits', kind: 'none' };
const SCORES = { name: 1, synonym: 0.97, alternatives: 0.9, weak: 0.75, qualifier: 0.08, furtherQualifier: 0.02, alternate: 0.62, overlap: 0.4 };

/** Longer headers are sentences. */
const MAX_ALTERNATIVES_LENGTH = 60;

/** Whether a header speaks of somebody else than the customer. */
export function isForeign(header: HeaderForm): boolean {
  return header.tokens.some((token) => FOREIGN.has(token));
}

export interface ScoreOptions {
  /** Whether a folded header means some field exactly: it is then no variant or misspelling of another. */
  readonly isKnown: (compact: string) => boolean;
  /** Whether misspellings are looked for. */
  readonly spellchecks: boolean;
}

/** Scores one header against one field. */
export function scoreHeader(header: HeaderForm, field: FieldNames, { isKnown, spellchecks }: ScoreOptions): HeaderScore {
  if (field.names.has(header.compact)) return { score: SCORES.name, why: `header is the name of ${field.field}`, kind: 'name' };
  const exact = exactSynonym(header.compact, field);
  if (exact) {
    const why = exact.strong ? `header is a synonym of ${field.field}` : `header often means ${field.field}`;
    return { score: exact.strong ? SCORES.synonym : SCORES.weak, why, kind: 'synonym' };
  }
  if (isForeign(header)) return NONE;
  const joined = alternatives(header, field, isKnown);
  if (joined) return joined;
  const isOther = isKnown(header.compact);
  const variant = isOther ? undefined : (qualified(header, field) ?? (spellchecks ? misspelt(header, field) : undefined));
  return variant ?? overlapping(header, field) ?? NONE;
}

/** `Firma | Company` is one thing under two names; `Tel./Mobile` is first of all what stands first. */
function alternatives({ raw }: HeaderForm, field: FieldNames, isKnown: ScoreOptions['isKnown']): HeaderScore | undefined {
  const parts = raw.slice(0, MAX_ALTERNATIVES_LENGTH).split(/[/|,;&]/).map((part) => readHeader(part).compact).filter(Boolean);
  const names = (part: string) => field.names.has(part) || exactSynonym(part, field) !== undefined;
  const [first, ...rest] = parts;
  if (first === undefined || rest.length === 0 || !names(first)) return undefined;
  if (rest.every(names)) return { score: SCORES.alternatives, why: `every part of the header is a synonym of ${field.field}`, kind: 'synonym' };
  if (!rest.every(isKnown)) return undefined;
  return { score: SCORES.weak, why: `the first part of the header is a synonym of ${field.field}`, kind: 'synonym' };
}

function exactSynonym(compact: string, field: FieldNames): Synonym | undefined {
  return field.synonyms.find((synonym) => synonym.compact === compact);
}

/** The header without leading or trailing qualifiers, fewest taken away first. */
function qualified(header: HeaderForm, field: FieldNames): HeaderScore | undefined {
  const { tokens } = header;
  const isQualifier = (token: string) => NEUTRAL.has(token) || ALTERNATE.has(token);
  let front = 0;
  while (front < tokens.length - 1 && isQualifier(tokens[front] ?? '')) front++;
  let back = tokens.length;
  while (back > 1 && isQualifier(tokens[back - 1] ?? '')) back--;
  let best: HeaderScore | undefined;
  for (let start = 0; start <= front; start++) {
    for (let end = Math.max(back, start + 1); end <= tokens.length; end++) {
      const taken = [...tokens.slice(0, start), ...tokens.slice(end)];
      const core = tokens.slice(start, end).join('');
      const score = taken.length > 0 ? scoreCore(core, taken, field) : undefined;
      if (score && score.score > (best?.score ?? 0)) best = score;
    }
  }
  return best;
}

function scoreCore(core: string, taken: readonly string[], field: FieldNames): HeaderScore | undefined {
  const synonym = exactSynonym(core, field);
  const named = field.names.has(core);
  if (!named && !synonym) return undefined;
  const base = named || synonym?.strong ? SCORES.synonym : SCORES.weak;
  const words = taken.map((word) => `"${word}"`).join(' ');
  if (taken.some((word) => ALTERNATE.has(word))) {
    const score = SCORES.alternate * (base / SCORES.synonym);
    return { score, why: `header is a synonym of ${field.field} with ${words}, so perhaps a second one`, kind: 'qualified' };
  }
  const score = base - SCORES.qualifier - SCORES.furtherQualifier * (taken.length - 1);
  return { score, why: `header is a synonym of ${field.field} with ${words}`, kind: 'qualified' };
}

function misspelt({ compact }: HeaderForm, field: FieldNames): HeaderScore | undefined {
  if (compact.length < 5 || compact.length > 40) return undefined;
  const allowed = compact.length < 9 ? 1 : 2;
  let best: { distance: number; spelling: string } | undefined;
  for (const synonym of field.synonyms) {
    if (!synonym.strong || synonym.compact.length < 5 || isOtherWord(compact, synonym.compact)) continue;
    const distance = editDistance(compact, synonym.compact, allowed);
    if (distance <= allowed && distance < (best?.distance ?? Number.POSITIVE_INFINITY)) {
      best = { distance, spelling: synonym.tokens.join(' ') };
    }
  }
  if (!best) return undefined;
  return { score: best.distance === 1 ? 0.82 : 0.72, why: `header looks like a misspelling of "${best.spelling}"`, kind: 'typo' };
}

/** A short word with a letter exchanged is most often another word: `stage` is no `state`. */
function isOtherWord(word: string, synonym: string): boolean {
  if (word.length !== synonym.length || word.length > 6) return false;
  return [...word].sort().join('') !== [...synonym].sort().join('');
}

function overlapping(header: HeaderForm, field: FieldNames): HeaderScore | undefined {
  const found = field.synonyms.find((synonym) => synonym.strong && containsRun(header.tokens, synonym.tokens));
  if (!found) return undefined;
  return { score: SCORES.overlap, why: `header contains "${found.tokens.join(' ')}" among other words`, kind: 'overlap' };
}

function containsRun(tokens: readonly string[], run: readonly string[]): boolean {
  if (run.length > tokens.length) return false;
  return tokens.some((_, start) => run.every((token, offset) => tokens[start + offset] === token));
}
