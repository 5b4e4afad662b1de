/** A person's name taken apart. A name of one word is a last name. */
export interface NameParts {
  readonly first: string | undefined;
  readonly last: string;
}

const HONORIFIC = /^(?:(?:dr|prof|mr|mrs|ms|miss|mx|sir|herr|frau|hr|fr|m|mme|mlle|sr|sra|srta|sig|dott|dhr|mevr|ing|dipl)\.?\s+)+(?=\S)/i;
/** Legal forms, which only organisations have. The short ones are names too unless they are capitals. */
const LEGAL_FORM = /(?:^|[\s,])(?:gmbh|ggmbh|mbh|kgaa|ohg|gbr|e\.\s?v\.?|e\.?k\.|inc|llc|llp|ltd|limited|plc|corp|corporation|company|sarl|sasu|s\.a\.|s\.p\.a|s\.r\.l|s\.l|b\.v|n\.v|aps|sp\.\s?z\s?o\.\s?o|s\.r\.o|pty|ltda|lda)\.?(?=$|[\s,.)])/i;
const SHORT_LEGAL_FORM = /(?:^|[\s,])(?:AG|KG|UG|SE|EV|SA|SAS|SPA|SRL|SL|SLU|BV|NV|VOF|OY|AB|A\/S|AS|KFT|PVT|CO)\.?(?=$|[\s,.)])/;
const LEGAL_SIGN = /株式会社|有限会社|有限公司|&/;
/** Words that belong to the last name that follows. */
const PARTICLES = new Set(['van', 'von', 'vom', 'zu', 'zur', 'de', 'der', 'den', 'del', 'della', 'di', 'da', 'do', 'dos', 'das', 'du', 'des', 'la', 'le', 'ter', 'ten', 'bin', 'ibn', 'al', 'el', 'af', 'av']);
const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\s・]+$/u;

/** Whether a name has a legal form: `Acme GmbH`, `Müller & Söhne`. */
export function isOrganisation(name: string): boolean {
  if (LEGAL_SIGN.test(name) || LEGAL_FORM.test(name)) return true;
  return name !== name.toUpperCase() && SHORT_LEGAL_FORM.test(name);
}

/** Splits a name: `Berg, Anna` and `Dr. Anna van der Berg` both know who is Anna. */
export function splitName(name: string): NameParts {
  const comma = name.indexOf(',');
  if (comma > 0 && comma < name.length - 1) {
    return { first: name.slice(comma + 1).trim() || undefined, last: name.slice(0, comma).trim() };
  }
  const words = name.replace(HONORIFIC, '').split(/\s+/);
  if (words.length < 2) return { first: undefined, last: words[0] ?? name };
  if (EAST_ASIAN.test(name)) return { first: words.slice(1).join(' '), last: words[0] ?? name };
  const particle = words.findIndex((word, index) => index > 0 && index < words.length - 1 && PARTICLES.has(word.toLowerCase()));
  const start = particle > 0 ? particle : words.length - 1;
  return { first: words.slice(0, start).join(' '), last: words.slice(start).join(' ') };
}
