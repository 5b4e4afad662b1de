import { MappingError } from '../errors';
import type { Payload } from '../types';

const MAX_DEPTH = 8;

/** Writes one value into a payload. */
export type Setter = (payload: Payload, value: unknown) => void;

/**
 * A setter for a dotted target: `address.city` nests. Throws {@link MappingError} `invalid_target` for
 * an empty part, one that would reach a prototype, or too many parts.
 */
export function compileSetter(target: string): Setter {
  const parts = target.split('.');
  if (parts.some((part) => part.trim() === '') || parts.includes('__proto__') || parts.length > MAX_DEPTH) {
    throw new MappingError('invalid_target', `"${target}" cannot be a field name: parts must not be empty or "__proto__", and at most ${MAX_DEPTH} deep.`);
  }
  const last = parts.pop() ?? target;
  if (parts.length === 0) {
    return (payload, value) => {
      payload[last] = value;
    };
  }
  return (payload, value) => {
    let node = payload;
    for (const part of parts) node = childOf(node, part);
    node[last] = value;
  };
}

/** Only own objects are stepped into: `constructor` and its like are plain names here. */
function childOf(node: Payload, part: string): Payload {
  const child = Object.hasOwn(node, part) ? node[part] : undefined;
  if (isPayload(child)) return child;
  const made: Payload = {};
  node[part] = made;
  return made;
}

function isPayload(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null;
}

/** Refuses targets of which one would have to be a value and an object at once. */
export function refuseOverlaps(targets: readonly string[]): void {
  const all = new Set(targets);
  for (const target of all) {
    const parts = target.split('.');
    const parent = parts.map((_, index) => parts.slice(0, index).join('.')).find((prefix) => all.has(prefix));
    if (parent !== undefined) {
      throw new MappingError('invalid_target', `"${parent}" and "${target}" cannot both be fields: one would lie inside the other's value.`);
    }
  }
}
