import type { CountryCode, MetadataJson } from 'libphonenumber-js/core';
import { maskPhone } from './mask';
import { fastE164 } from './phone_fast';
import { phonePlans, type PhonePlans } from './phone_plan';
import { Amended, Refusal } from './refusal';

/** A valid number, or null. */
interface ParsedPhone {
  readonly e164: string;
  readonly extension: string | undefined;
}

type Library = typeof import('libphonenumber-js/core');

let loaded: { readonly library: Library; readonly metadata: MetadataJson; readonly plans: PhonePlans | null } | undefined;

function load() {
  if (loaded) return loaded;
  const library = require('libphonenumber-js/core') as Library;
  const metadata = require('libphonenumber-js/metadata.min.json') as MetadataJson;
  loaded = { library, metadata, plans: phonePlans(metadata) };
  return loaded;
}

/** Whether the numbering plan of an alpha-2 code is known. */
export function isPhoneCountry(country: string): boolean {
  return Object.hasOwn(load().metadata.countries, country);
}

/**
 * E.164 for a phone number. A number without international prefix is read as one of `country`
 * (ISO 3166-1 alpha-2), where that is known. One that cannot be brought into E.164 but could be dialled
 * is kept as it is written: losing the customer over it would be worse.
 */
export function toPhone(text: string, country: string | undefined): string | Amended | Refusal {
  const { plans } = load();
  const fast = plans === null ? null : fastE164(text, country, plans);
  if (typeof fast === 'string') return fast;
  const careful = fast === null ? carefulE164(text, country) : refuse(text, country);
  return careful instanceof Refusal && isDialable(text) ? asWritten(text, careful) : careful;
}

const DIALABLE = /^[+(\d][\d\s().\/-]*(?:\s?(?:x|ext\.?|#)\s?\d{1,6})?$/i;
/** A subscriber's number has at least seven digits, a whole one at most fifteen. */
const FEWEST_DIGITS = 7;
const MOST_DIGITS = 15;

function isDialable(text: string): boolean {
  if (text.length > 40 || !DIALABLE.test(text)) return false;
  const digits = text.replace(/\D/g, '').length;
  return digits >= FEWEST_DIGITS && digits <= MOST_DIGITS;
}

function asWritten(text: string, { message }: Refusal): Amended {
  return new Amended(text, 'phone_as_written', `Sent as written: ${message}`);
}

/** As {@link toE164}, by the library alone. */
export function carefulE164(text: string, country: string | undefined): string | Amended | Refusal {
  const known = country !== undefined && isPhoneCountry(country) ? country : undefined;
  const parsed = parseAnySpelling(text, known);
  if (parsed === null) return refuse(text, known);
  if (parsed.extension === undefined) return parsed.e164;
  return new Amended(parsed.e164, 'phone_extension_dropped', `The extension of "${maskPhone(text)}" was left out: E.164 has no place for it.`);
}

/** As written; then without labels and decoration; then with 00 as the international prefix it mostly is. */
function parseAnySpelling(text: string, country: string | undefined): ParsedPhone | null {
  if (!/\p{N}.*\p{N}.*\p{N}/su.test(text.slice(0, 250))) return null;
  const parsed = parse(text, country);
  if (parsed) return parsed;
  const bare = undecorate(text);
  const again = bare === text ? null : parse(bare, country);
  if (again) return again;
  return bare.startsWith('00') ? parse(`+${bare.slice(2)}`, undefined) : null;
}

function parse(text: string, country: string | undefined): ParsedPhone | null {
  const { library, metadata } = load();
  // Only countries of the metadata reach here, see carefulE164.
  const options = { defaultCountry: country as CountryCode | undefined, extract: false };
  const number = library.parsePhoneNumberFromString(text, options, metadata);
  return number?.isValid() ? { e164: number.number, extension: number.ext } : null;
}

const LABEL = /^(?:tel|telefon|telephone|phone|fon|mob|mobil|mobile|cell|handy|t|m|p)\s*[.:]+\s*/i;

function undecorate(text: string): string {
  const plain = text.normalize('NFKC').replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '').trim();
  return plain.replace(/^['"]+/, '').replace(LABEL, '').replace(/^\(\s*(\+|00)/, '$1');
}

function refuse(text: string, country: string | undefined): Refusal {
  const shown = `"${maskPhone(text)}"`;
  if (/^\d[.,]\d+e\+?\d+$/i.test(text)) {
    return new Refusal('invalid_phone', `${shown} is a number a spreadsheet has shortened; format the column as text and export again.`);
  }
  if (country === undefined && !/^[+(]|^00/.test(text)) {
    return new Refusal(
      'phone_needs_country',
      `${shown} has no country: write it with its country code, like +49 30 901820, add a country column, or name a default country.`,
    );
  }
  const place = country === undefined ? '' : ` in ${country}`;
  return new Refusal('invalid_phone', `${shown} is not a phone number that exists${place}; write it in full, with its country code, like +49 30 901820.`);
}
