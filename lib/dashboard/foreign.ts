import { html, type Html } from './html';

/**
 * Characters that do not show but change what is seen: controls, text-direction overrides, zero-width
 * marks, halves of a character. Marks that ordinary Arabic, Hebrew, Persian and emoji text needs are left alone.
 */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff\p{Cs}]/gu;

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Text from a file, a person or an API in one visible line of at most `most` characters. */
export function visible(text: string, most = 240): string {
  const whole = clip(text, most).replace(/[\t\r\n]+/g, ' ');
  return whole.replace(UNSEEN, (character) => `[U+${codePoint(character)}]`);
}

/** The same as markup, isolated so that right-to-left text does not reorder what stands around it. */
export function foreign(text: string, most?: number): Html {
  return html`<bdi>${visible(text, most)}</bdi>`;
}

/** Plain text to stand inside a sentence: a right-to-left name does not carry the words after it along. */
export function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const head = [...text.slice(0, most)].slice(0, most - 1).join('');
  return `${head}… (${text.length.toLocaleString('en-US')} characters)`;
}

function codePoint(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
}
