import { foldCompact } from '../matching/header';
import { COUNTRY_ALIASES, COUNTRY_CODES } from './country_codes';
import { maskText } from './mask';
import { Refusal } from './refusal';

/** Languages in which a country's name is understood; where two disagree the earlier one wins. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'da', 'nb', 'fi', 'cs', 'tr', 'ja', 'zh', 'ko'];
const MAX_CACHED = 5_000;
const MAX_LENGTH = 80;

let byName: ReadonlyMap<string, string> | undefined;
let englishNames: Intl.DisplayNames | undefined;
const answered = new Map<string, string | null>();

/** ISO 3166-1 alpha-2 for a code or a name in one of many languages, or null. */
export function countryCode(text: string): string | null {
  if (text.length > MAX_LENGTH) return null;
  const cached = answered.get(text);
  if (cached !== undefined) return cached;
  const code = countries().get(foldCompact(text)) ?? null;
  if (answered.size < MAX_CACHED) answered.set(text, code);
  return code;
}

/** As {@link countryCode}, with the reason when it is none. */
export function toCountryCode(text: string): string | Refusal {
  return countryCode(text) ?? new Refusal(
    'invalid_country',
    `"${maskText(text)}" is not a country that is known; write its name or its two-letter code, like DE.`,
  );
}

/** English name of an alpha-2 code, e.g. `Germany`. */
export function toCountryName(code: string): string {
  englishNames ??= new Intl.DisplayNames(['en'], { type: 'region' });
  // CLDR's short name is not what English forms and pick lists say.
  return code === 'TR' ? 'Turkey' : (englishNames.of(code) ?? code);
}

function countries(): ReadonlyMap<string, string> {
  byName ??= buildCountries();
  return byName;
}

function buildCountries(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const add = (name: string, code: string) => {
    const key = foldCompact(name);
    if (key !== '' && !names.has(key)) names.set(key, code);
  };
  for (const [alpha2, alpha3] of COUNTRY_CODES) {
    names.set(alpha2.toLowerCase(), alpha2);
    names.set(alpha3.toLowerCase(), alpha2);
  }
  for (const [code, aliases] of Object.entries(COUNTRY_ALIASES)) aliases.forEach((alias) => add(alias, code));
  for (const language of LANGUAGES) {
    const inLanguage = new Intl.DisplayNames([language], { type: 'region' });
    for (const [alpha2] of COUNTRY_CODES) add(inLanguage.of(alpha2) ?? '', alpha2);
  }
  return names;
}
