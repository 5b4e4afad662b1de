/** A column name taken apart for comparison. */
export interface HeaderForm {
  readonly raw: string;
  /** Folded words without stop words, e.g. `['billing', 'first', 'name']`. */
  readonly tokens: readonly string[];
  /** The tokens joined: `E-Mail`, `e mail` and `EMAIL` are all `email`. */
  readonly compact: string;
}

const MAX_HEADER_LENGTH = 200;

/** Letters that stay whole under Unicode decomposition. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'], ['æ', 'ae'], ['œ', 'oe'], ['ø', 'o'], ['ł', 'l'], ['đ', 'd'], ['ı', 'i'],
]);

/** Words that say nothing about what a column holds. */
const STOP_WORDS = new Set([
  'of', 'the', 'a', 'an', 'your', 'please', 'enter', 'required', 'optional', 'field',
  'de', 'du', 'des', 'la', 'le', 'les', 'l', 'd', 'votre', 'obligatoire',
  'der', 'die', 'das', 'ihre', 'ihr', 'feld', 'pflichtfeld',
  'el', 'los', 'las', 'del', 'su', 'tu', 'di', 'della', 'da', 'do', 'dos', 'van', 'het',
]);

/** Lower case, without accents, width variants and ligatures. */
export function fold(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replace(/[ßæœøłđı]/g, (letter) => LETTERS.get(letter) ?? letter);
  return plain.normalize('NFD').replace(/\p{M}/gu, '');
}

/** Folded letters and digits only, e.g. `côte d’Ivoire` → `cotedivoire`. */
export function foldCompact(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Takes a column name apart: camelCase, snake_case, punctuation, letters next to digits. */
export function readHeader(raw: string): HeaderForm {
  const words = raw
    .slice(0, MAX_HEADER_LENGTH)
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/(\p{L})(\p{N})/gu, '$1 $2')
    .replace(/(\p{N})(\p{L})/gu, '$1 $2');
  const all = fold(words).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const telling = all.filter((word) => !STOP_WORDS.has(word));
  const tokens = telling.length > 0 ? telling : all;
  return { raw, tokens, compact: tokens.join('') };
}
