import type { MetadataJson } from 'libphonenumber-js/core';

/** A country's numbering plan with its patterns compiled. */
export interface PhonePlan {
  readonly country: string;
  readonly callingCode: string;
  /** The whole national number. */
  readonly national: RegExp;
  readonly lengths: ReadonlySet<number>;
  /** What precedes an international number dialled from here, e.g. `00`. */
  readonly exitPrefix: RegExp;
  /** What may precede a national number: a plain text, a pattern, or nothing. */
  readonly trunk: string | RegExp | null;
  /** The prefix may be replaced by something else, not only taken off. */
  readonly rewritesTrunk: boolean;
  /** Present where several countries share the calling code. */
  readonly leadingDigits: RegExp | null;
  readonly types: readonly { readonly pattern: RegExp; readonly lengths: ReadonlySet<number> }[] | null;
}

/** All plans of the library's metadata, compiled one by one when first asked for. */
export interface PhonePlans {
  /** By ISO 3166-1 alpha-2. */
  ofCountry(country: string): PhonePlan | undefined;
  /** The countries under a calling code, the main one first; undefined for a code that is none. */
  ofCallingCode(callingCode: string): readonly PhonePlan[] | undefined;
}

/** Layout: https://gitlab.com/catamphetamine/libphonenumber-js/-/blob/master/METADATA.md, version 4. */
const AT = { callingCode: 0, exitPrefix: 1, pattern: 2, lengths: 3, trunk: 5, trunkForParsing: 7, rewrite: 8, leadingDigits: 10, types: 11 };

/** Compiles plans from the library's metadata, or null if its layout is not the one known here. */
export function phonePlans(metadata: MetadataJson): PhonePlans | null {
  if (!('version' in metadata) || metadata.version !== 4) return null;
  const countries: ReadonlyMap<string, unknown> = new Map(Object.entries(metadata.countries));
  const codes: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(metadata.country_calling_codes));
  const compiled = new Map<string, PhonePlan>();
  const byCode = new Map<string, readonly PhonePlan[]>();

  const ofCountry = (country: string): PhonePlan | undefined => {
    const known = compiled.get(country);
    const raw = known ? undefined : countries.get(country);
    if (!Array.isArray(raw)) return known;
    const plan = compile(country, raw);
    compiled.set(country, plan);
    return plan;
  };
  const ofCallingCode = (callingCode: string): readonly PhonePlan[] | undefined => {
    const known = byCode.get(callingCode);
    const members = known ? undefined : codes.get(callingCode);
    if (!members) return known;
    const plans = members.map(ofCountry).filter((plan) => plan !== undefined);
    byCode.set(callingCode, plans);
    return plans;
  };
  return { ofCountry, ofCallingCode };
}

function compile(country: string, raw: readonly unknown[]): PhonePlan {
  const lengths = numbers(raw[AT.lengths]);
  const trunk = text(raw[AT.trunkForParsing]) || text(raw[AT.trunk]);
  const leading = text(raw[AT.leadingDigits]);
  return {
    country,
    callingCode: text(raw[AT.callingCode]),
    national: whole(text(raw[AT.pattern])),
    lengths,
    exitPrefix: new RegExp(`^(?:${text(raw[AT.exitPrefix])})`),
    trunk: trunk === '' ? null : /^\d+$/.test(trunk) ? trunk : new RegExp(`^(?:${trunk})`),
    rewritesTrunk: text(raw[AT.rewrite]) !== '',
    leadingDigits: leading === '' ? null : new RegExp(`^(?:${leading})`),
    types: compileTypes(raw[AT.types], lengths),
  };
}

function compileTypes(raw: unknown, planLengths: ReadonlySet<number>): PhonePlan['types'] {
  if (!Array.isArray(raw) || raw.length === 0) return null;
  const types: readonly unknown[] = raw;
  return types
    .filter((type): type is unknown[] => Array.isArray(type) && text(type[0]) !== '')
    .map((type) => ({ pattern: whole(text(type[0])), lengths: type[1] ? numbers(type[1]) : planLengths }));
}

const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`);
const text = (raw: unknown) => (typeof raw === 'string' ? raw : '');
const numbers = (raw: unknown) => new Set(Array.isArray(raw) ? raw.filter((item) => typeof item === 'number') : []);
