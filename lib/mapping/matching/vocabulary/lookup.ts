import { readHeader } from '../header';
import { other } from './other';
import { person } from './person';
import { place } from './place';
import { reach } from './reach';
import type { Vocabulary } from './types';

/** One way to say a field, folded. */
export interface Synonym {
  readonly tokens: readonly string[];
  readonly compact: string;
  readonly strong: boolean;
}

let known: ReadonlyMap<string, readonly Synonym[]> | undefined;

/** Known headers by canonical field, folded once on first use. */
export function vocabulary(): ReadonlyMap<string, readonly Synonym[]> {
  known ??= new Map([...person, ...reach, ...place, ...other].map((entry) => [entry.field, foldEntry(entry)]));
  return known;
}

function foldEntry({ strong, weak = [] }: Vocabulary): readonly Synonym[] {
  return [...strong.map((text) => toSynonym(text, true)), ...weak.map((text) => toSynonym(text, false))];
}

/** Folds one header as {@link vocabulary} does. */
export function toSynonym(text: string, strong: boolean): Synonym {
  const { tokens, compact } = readHeader(text);
  return { tokens, compact, strong };
}
