import type { Cell } from '../../tabular/types';
import { foldCompact } from '../matching/header';
import type { TemplateField, TransformSpec } from '../templates/schema';
import type { FieldType } from '../types';
import { toBoolean } from '../values/boolean';
import { toCountryCode, toCountryName } from '../values/country';
import { toIsoDate, type DateOrder } from '../values/date';
import { toEmail } from '../values/email';
import { maskText } from '../values/mask';
import { toDecimal, toNumber, type DecimalSign } from '../values/number';
import { toPhone } from '../values/phone';
import { type Amended, Refusal, type Value } from '../values/refusal';
import { collapseSpaces, titleCase } from '../values/text';
import { toUrl } from '../values/url';

export type Cells = readonly Cell[];

/** One transform, compiled. Gets a text that is not blank. */
export type Step = (text: string, cells: Cells) => Value | Refusal | Amended;

/** What a column's transforms need beside the value. */
export interface StepContext {
  readonly dateOrder: DateOrder | undefined;
  readonly decimalSign: DecimalSign | undefined;
  /** Alpha-2 code of the row's country, or the default one. */
  readonly countryOf: (cells: Cells) => string | undefined;
}

const CONVERSION: Readonly<Record<FieldType, Exclude<TransformSpec, object> | 'email' | null>> = {
  text: null, email: 'email', phone: 'e164', country: 'iso_country', date: 'iso_date', number: 'number', boolean: 'boolean', url: 'url',
};

/** The steps of a field: its transforms, then its type's own conversion unless that is among them. */
export function compileSteps(field: TemplateField, context: StepContext): readonly Step[] {
  const { type, transforms, maxLength } = field;
  const listed: readonly TransformSpec[] = transforms ?? (type === 'text' ? ['collapse_spaces'] : []);
  const conversion = CONVERSION[type];
  const named: readonly (TransformSpec | 'email')[] =
    conversion === null || listed.some((spec) => spec === conversion) ? listed : [...listed, conversion];
  // Cells are trimmed before the first step.
  const steps = named.filter((spec) => spec !== 'trim').map((spec) => compileStep(spec, context));
  return maxLength === undefined ? steps : [...steps, limitLength(field.target, maxLength)];
}

function compileStep(spec: TransformSpec | 'email', context: StepContext): Step {
  if (typeof spec === 'object') return spec.use === 'lookup' ? lookup(spec.table, spec.otherwise) : truncate(spec.length);
  const { dateOrder, decimalSign, countryOf } = context;
  switch (spec) {
    case 'trim': return (text) => text.trim();
    case 'collapse_spaces': return collapseSpaces;
    case 'lower': return (text) => text.toLowerCase();
    case 'upper': return (text) => text.toUpperCase();
    case 'title': return titleCase;
    case 'email': return toEmail;
    case 'e164': return (text, cells) => toPhone(text, countryOf(cells));
    case 'iso_country': return toCountryCode;
    case 'country_name': return toCountryName;
    case 'iso_date': return (text) => toIsoDate(text, dateOrder);
    case 'number': return (text) => toNumber(text, decimalSign);
    case 'decimal': return (text) => toDecimal(text, decimalSign);
    case 'boolean': return toBoolean;
    case 'url': return toUrl;
  }
}

function lookup(table: Readonly<Record<string, string>>, otherwise: 'keep' | 'reject'): Step {
  const entries = Object.entries(table);
  const known = new Map(entries.map(([key, value]) => [foldCompact(key), value]));
  for (const [, value] of entries) if (!known.has(foldCompact(value))) known.set(foldCompact(value), value);
  const allowed = [...new Set(entries.map(([key]) => key))].slice(0, 12).join(', ');
  return (text) => {
    const value = known.get(foldCompact(text));
    if (value !== undefined) return value;
    return otherwise === 'keep' ? text : new Refusal('not_in_list', `"${maskText(text)}" is not in the list; use one of ${allowed}.`);
  };
}

function truncate(length: number): Step {
  // A cut must not leave half of a surrogate pair.
  return (text) => (text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, '').trimEnd());
}

function limitLength(target: string, maxLength: number): Step {
  return (text) => {
    if (text.length <= maxLength) return text;
    return new Refusal('too_long', `"${maskText(text)}" has ${text.length} characters and ${target} takes ${maxLength}; shorten it.`);
  };
}
