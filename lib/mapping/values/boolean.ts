import { fold } from '../matching/header';
import { maskText } from './mask';
import { Refusal } from './refusal';

const YES = new Set([
  'true', 'yes', 'y', '1', 'x', 'on', 't', '✓', '✔', '☑', 'subscribed', 'active', 'opted in', 'ja', 'j', 'wahr', 'oui', 'o', 'vrai',
  'si', 's', 'verdadero', 'vero', 'sim', 'verdadeiro', 'waar', 'はい', '是', '有',
]);
const NO = new Set([
  'false', 'no', 'n', '0', 'off', 'f', '✗', '✘', '☐', 'unsubscribed', 'inactive', 'not subscribed', 'opted out', 'nein', 'falsch', 'non', 'faux',
  'falso', 'nao', 'nee', 'onwaar', 'いいえ', '否', '无',
]);

/** Yes and no in many languages, `1`/`0`, `x`. */
export function toBoolean(text: string): boolean | Refusal {
  const answer = readBoolean(text);
  return answer ?? new Refusal('invalid_boolean', `"${maskText(text)}" is neither yes nor no; write yes or no.`);
}

/** As {@link toBoolean}; undefined when it is neither. */
export function readBoolean(text: string): boolean | undefined {
  if (text.length > 20) return undefined;
  const folded = fold(text);
  if (YES.has(folded)) return true;
  return NO.has(folded) ? false : undefined;
}
