import type { SourceRecord } from '../../tabular/types';
import type { FieldProblem, MappedRecord, Payload } from '../types';
import { Amended, type Value } from '../values/refusal';
import { describeBlank } from './cell';
import type { Slot, Source } from './slots';
import type { Cells } from './steps';

export interface RowOptions {
  readonly headers: readonly string[];
  readonly slots: readonly Slot[];
  /** Target that holds the natural key, or null. */
  readonly keyTarget: string | null;
  readonly dropsInvalid: boolean;
}

/** The function that maps one row. All problems of a row are told at once. */
export function compileRow({ headers, slots, keyTarget, dropsInvalid }: RowOptions): (record: SourceRecord) => MappedRecord {
  const active = slots.filter(({ sources }) => sources.length > 0);
  const keySlot = active.findIndex(({ target }) => target === keyTarget);

  return ({ cells, problem: rowProblem }) => {
    if (rowProblem) return { ok: false, problems: [{ field: 'row', code: rowProblem.code, message: rowProblem.message }] };
    const payload: Payload = {};
    let key: Value;
    let problems: FieldProblem[] | undefined;
    let warnings: FieldProblem[] | undefined;
    for (let index = 0; index < active.length; index++) {
      const slot = active[index];
      if (slot === undefined) break;
      const result = readSlot(slot, cells);
      if (typeof result === 'object' && result !== null) {
        if (result.value !== undefined) slot.set(payload, result.value);
        const told = describe(slot, result, headers);
        if (result.value === undefined && (slot.required || !dropsInvalid)) (problems ??= []).push(told);
        else (warnings ??= []).push(told);
        continue;
      }
      if (result === undefined || result === '' || (result === null && slot.required)) {
        if (slot.required) (problems ??= []).push(missing(slot, cells, headers));
        continue;
      }
      if (index === keySlot) key = result;
      slot.set(payload, result);
    }
    if (problems) return { ok: false, problems };
    const naturalKey = toNaturalKey(key);
    return warnings ? { ok: true, payload, naturalKey, warnings } : { ok: true, payload, naturalKey };
  };
}

/** A result that needs telling; without a value it is a refusal. */
interface Told {
  readonly source: Source;
  readonly value: string | undefined;
  readonly code: string;
  readonly message: string;
}

/** The first source that gives anything. */
function readSlot({ sources }: Slot, cells: Cells): Value | Told {
  for (let index = 0; index < sources.length; index++) {
    const source = sources[index];
    const result = source?.read(cells);
    if (source === undefined || result === undefined || result === '') continue;
    if (typeof result !== 'object' || result === null) return result;
    return { source, value: result instanceof Amended ? result.value : undefined, code: result.code, message: result.message };
  }
  return undefined;
}

function describe({ target }: Slot, { source, code, message }: Told, headers: readonly string[]): FieldProblem {
  return { field: target, code, message: `${origin(source, headers)}: ${message}` };
}

function missing({ target, sources }: Slot, cells: Cells, headers: readonly string[]): FieldProblem {
  const source = sources.find(({ column }) => column !== null);
  const place = source?.column ?? null;
  const state = place === null ? 'has no value' : describeBlank(cells[place]);
  const subject = place === null ? `The field ${target}` : `Column "${headers[place] ?? ''}"`;
  return { field: target, code: 'required', message: `${subject} ${state}, and ${target} is required; fill it in.` };
}

function origin({ column, field }: Source, headers: readonly string[]): string {
  return column === null ? `The composed field ${field}` : `Column "${headers[column] ?? ''}"`;
}

function toNaturalKey(value: Value): string | null {
  if (value === undefined || value === null) return null;
  return String(value).trim().toLowerCase() || null;
}

