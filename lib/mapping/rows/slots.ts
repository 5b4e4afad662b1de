import type { Evidence } from '../matching/evidence';
import { inputsOf } from '../templates/compose_inputs';
import type { Template, TemplateField } from '../templates/schema';
import { countryCode } from '../values/country';
import { inferDateOrder, type DateOrder } from '../values/date';
import { inferDecimalSign } from '../values/number';
import { lineText } from './cell';
import { compileRule, type ColumnOf, type Composed } from './compose';
import { readColumn, readComposed, type Reader } from './reader';
import { compileSteps, type Cells, type StepContext } from './steps';
import { compileSetter, type Setter } from './target';

/** One way a target may be fed. */
export interface Source {
  readonly field: string;
  /** Null where the value is composed of other columns. */
  readonly column: number | null;
  readonly read: Reader;
  readonly why: string;
}

/** One target field with all that may feed it, the best first. */
export interface Slot {
  readonly target: string;
  readonly required: boolean;
  readonly fields: readonly string[];
  readonly sources: readonly Source[];
  readonly set: Setter;
}

export interface SlotOptions {
  readonly headers: readonly string[];
  readonly columnOf: ColumnOf;
  readonly evidence: readonly Evidence[];
  readonly defaultCountry: string | undefined;
  readonly dateOrder: DateOrder | undefined;
}

/** Compiles a template into slots; targets without any source have no `sources`. */
export function compileSlots(template: Template, options: SlotOptions): readonly Slot[] {
  const byTarget = new Map<string, TemplateField[]>();
  for (const field of template.fields) {
    byTarget.set(field.target, [...(byTarget.get(field.target) ?? []), field]);
  }
  return [...byTarget].map(([target, fields]) => {
    const required = fields.some((field) => field.required);
    // A required target is filled from wherever it can be; an optional one is fed by one field only.
    const leader = fields.find((field) => options.columnOf(field.field) !== undefined || takesApart(field, fields, options.columnOf));
    const feeding = required || !leader ? fields : [leader];
    const sources = feeding.flatMap((field) => compileSources(field, options));
    return { target, required, fields: fields.map(({ field }) => field), sources, set: compileSetter(target) };
  });
}

/** Whether it is made of another field of the same target: `first_name` of `name`, which then does not go there as a whole. */
function takesApart({ compose }: TemplateField, fields: readonly TemplateField[], columnOf: ColumnOf): boolean {
  return compose.flatMap(inputsOf).some((input) => columnOf(input) !== undefined && fields.some(({ field }) => field === input));
}

/** What a column's own values decide about how they are read. */
export function columnReading(values: readonly string[], field: TemplateField, dateOrder: DateOrder | undefined) {
  const isNumber = field.type === 'number' || field.transforms?.includes('decimal') === true;
  const isDate = field.type === 'date' || field.transforms?.includes('iso_date') === true;
  return {
    dateOrder: isDate ? (dateOrder ?? inferDateOrder(values)) : undefined,
    decimalSign: isNumber ? inferDecimalSign(values) : undefined,
  };
}

function compileSources(field: TemplateField, options: SlotOptions): readonly Source[] {
  const column = options.columnOf(field.field);
  const values = column === undefined ? [] : (options.evidence[column]?.values ?? []);
  const context: StepContext = { ...columnReading(values, field, options.dateOrder), countryOf: rowCountry(options) };
  const steps = compileSteps(field, context);
  const own: Source[] = column === undefined ? [] : [{ field: field.field, column, read: readColumn(field, column, steps), why: '' }];
  const rules = field.compose.map((rule) => compileRule(rule, options.columnOf)).filter((rule): rule is Composed => rule !== null);
  if (rules.length === 0) return own;
  const why = rules.map((rule) => rule.why).join('; where blank, ');
  return [...own, { field: field.field, column: null, read: readComposed(rules.map(({ read }) => read), steps), why }];
}

/** The country that decides how a row's phone numbers are read. */
function rowCountry({ columnOf, defaultCountry }: SlotOptions): (cells: Cells) => string | undefined {
  const column = columnOf('country');
  if (column === undefined) return () => defaultCountry;
  return (cells) => {
    const text = lineText(cells[column]);
    return (text === undefined ? null : countryCode(text)) ?? defaultCountry;
  };
}
