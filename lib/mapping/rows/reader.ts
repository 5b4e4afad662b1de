import type { TemplateField } from '../templates/schema';
import type { FieldType } from '../types';
import { Amended, type Refusal, type Value } from '../values/refusal';
import { isPlaceholder } from '../values/text';
import { cellText } from './cell';
import type { Cells, Step } from './steps';

/** The value a row gives a field; undefined for none. */
export type Reader = (cells: Cells) => Value | Refusal | Amended;

/** Reads a field from its column. */
export function readColumn(field: TemplateField, column: number, steps: readonly Step[]): Reader {
  const { type, nullable } = field;
  const isTyped = type !== 'text';
  const convert = chain(steps);
  return (cells) => {
    const cell = cells[column];
    if (isNative(cell, type)) return cell;
    const text = cellText(cell);
    if (typeof text !== 'string') return text === null && !nullable ? undefined : text;
    if (isTyped && isPlaceholder(text)) return undefined;
    return convert(text, cells);
  };
}

/** Reads a field from the first rule that gives a value, through the field's own steps. */
export function readComposed(rules: readonly Reader[], steps: readonly Step[]): Reader {
  const convert = chain(steps);
  return (cells) => {
    for (const rule of rules) {
      const value = rule(cells);
      if (typeof value === 'string') return convert(value, cells);
      if (value !== undefined) return value;
    }
    return undefined;
  };
}

/** JSON's own numbers and booleans need no conversion. */
function isNative(cell: unknown, type: FieldType): cell is number | boolean {
  return (type === 'boolean' && typeof cell === 'boolean') || (type === 'number' && typeof cell === 'number');
}

/** One closure for all steps; what is no text any more is done. */
function chain(steps: readonly Step[]): Step {
  const [first, second] = steps;
  if (!first) return (text) => text;
  if (!second) return first;
  return (text, cells) => {
    let value = first(text, cells);
    for (let index = 1; index < steps.length; index++) {
      const step = steps[index];
      if (step === undefined) return value;
      if (typeof value === 'string') value = step(value, cells);
      else if (value instanceof Amended) value = amend(value, step(value.value, cells));
      else return value;
    }
    return value;
  };
}

function amend(before: Amended, after: Value | Refusal | Amended): Value | Refusal | Amended {
  return typeof after === 'string' ? new Amended(after, before.code, before.message) : after;
}
