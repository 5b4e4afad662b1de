import type { Cell, SourceRecord } from '../../tabular/types';
import type { FieldType } from '../types';
import { readBoolean } from '../values/boolean';
import { countryCode } from '../values/country';
import { toIsoDate } from '../values/date';
import { looksLikeEmail } from '../values/email';
import { toDecimal } from '../values/number';
import { Refusal } from '../values/refusal';
import { toUrl } from '../values/url';

const MAX_SAMPLES = 200;

/** What sample values can look like. `international` is a phone number with its country code. */
export type Kind = Exclude<FieldType, 'text'> | 'international';

const TESTS: Readonly<Record<Kind, (text: string) => boolean>> = {
  email: looksLikeEmail,
  phone: (text) => looksLikePhone(text),
  international: (text) => text.startsWith('+') && looksLikePhone(text),
  country: (text) => countryCode(text) !== null,
  date: looksLikeDate,
  number: (text) => usable('invalid_number', toDecimal(text, undefined)),
  boolean: (text) => readBoolean(text) !== undefined,
  url: (text) => !(toUrl(text) instanceof Refusal),
};

const NAMES: Readonly<Record<Kind, string>> = {
  email: 'e-mail addresses', phone: 'phone numbers', international: 'phone numbers with a country code', country: 'countries',
  date: 'dates', number: 'numbers', boolean: 'yes or no', url: 'web addresses',
};

/** What the sample values of one column look like. */
export class Evidence {
  /** Samples that are not blank, at most 200. */
  readonly values: readonly string[];
  private readonly shares = new Map<Kind, number>();

  constructor(samples: readonly SourceRecord[], column: number) {
    this.values = samples.slice(0, MAX_SAMPLES).map(({ cells }) => sampleText(cells[column])).filter((text) => text !== '');
  }

  /** Share of the values that look like this, 0–1; 0 without values. */
  share(kind: Kind): number {
    const known = this.shares.get(kind);
    if (known !== undefined) return known;
    const hits = this.values.filter(TESTS[kind]).length;
    const share = this.values.length === 0 ? 0 : hits / this.values.length;
    this.shares.set(kind, share);
    return share;
  }

  /** E.g. `96 % of 50 sample values are e-mail addresses`. */
  describe(kind: Kind): string {
    return `${Math.round(this.share(kind) * 100)} % of ${this.values.length} sample values are ${NAMES[kind]}`;
  }
}

function sampleText(cell: Cell): string {
  if (typeof cell === 'string') return cell.slice(0, 400).trim();
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}

function looksLikePhone(text: string): boolean {
  if (!/^(?:tel\.?:?\s*)?[+(]?[\d(][\d\s()./\u00a0-]{4,28}(?:\s?(?:x|ext\.?)\s?\d{1,6})?$/i.test(text)) return false;
  const digits = text.replace(/\D/g, '').length;
  return digits >= 6 && digits <= 17 && !looksLikeDate(text);
}

function looksLikeDate(text: string): boolean {
  // Eight digits alone are as well a phone number or an order number.
  if (/^\d+$/.test(text)) return false;
  return usable('invalid_date', toIsoDate(text, undefined));
}

function usable(code: string, result: string | Refusal): boolean {
  return !(result instanceof Refusal) || result.code !== code;
}
