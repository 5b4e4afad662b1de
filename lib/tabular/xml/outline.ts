import { InputError } from '../errors';

interface Seen {
  readonly path: string;
  readonly depth: number;
  isRepeated: boolean;
  /** Has attributes or elements of its own: a record rather than a value. */
  isStructured: boolean;
  readonly children: Set<string>;
}

/** Between the names of an element's path: no name can hold it. */
export const PATH_SEPARATOR = '/';

/**
 * Path of the elements that are records, from the first part of a document: of those that repeat within
 * one parent the least deep one. Where nothing repeats, the innermost element that encloses all values.
 * Null for a root without content.
 */
export function findRecordPath(text: string): string | null {
  const seen = outline(text);
  const repeated = [...seen.values()].filter((element) => element.isRepeated).sort(byPreference);
  return repeated[0]?.path ?? soleRecord(seen);
}

/** Values may repeat beside the records, as `<tag>` does: elements with content of their own come first. */
function byPreference(a: Seen, b: Seen): number {
  return Number(b.isStructured) - Number(a.isStructured) || a.depth - b.depth;
}

function soleRecord(seen: ReadonlyMap<string, Seen>): string | null {
  const [root] = seen.values();
  if (!root?.isStructured) return null;
  let current = root;
  for (;;) {
    const children = [...current.children].map((path) => seen.get(path)!);
    const [only] = children;
    if (children.length !== 1 || !only?.isStructured) return current.path;
    current = only;
  }
}

function outline(text: string): Map<string, Seen> {
  const { SaxesParser } = require('saxes') as typeof import('saxes');
  const parser = new SaxesParser();
  const seen = new Map<string, Seen>();
  const open: { readonly element: Seen; readonly names: Set<string> }[] = [];
  let isBroken = false;
  parser.on('error', () => { isBroken = true; });
  parser.on('doctype', refuseEntities);
  parser.on('opentag', ({ name, attributes }) => {
    if (isBroken) return;
    const parent = open.at(-1);
    const path = parent ? parent.element.path + PATH_SEPARATOR + name : name;
    const element = seen.get(path) ?? { path, depth: open.length, isRepeated: false, isStructured: false, children: new Set<string>() };
    seen.set(path, element);
    element.isRepeated ||= parent?.names.has(name) ?? false;
    element.isStructured ||= Object.keys(attributes).length > 0;
    parent?.names.add(name);
    parent?.element.children.add(path);
    if (parent) parent.element.isStructured = true;
    open.push({ element, names: new Set() });
  });
  parser.on('closetag', () => { open.pop(); });
  parser.write(text);
  if (seen.size === 0) refuseEntities(text);
  return seen;
}

/**
 * Entities are neither expanded nor fetched: a few lines of them can stand for gigabytes or for a file of
 * this machine. Throws InputError `entity_expansion`.
 */
export function refuseEntities(doctype: string): void {
  if (!/<!ENTITY/i.test(doctype)) return;
  throw new InputError('entity_expansion', 'The XML declares entities of its own, which are refused for safety. Nothing was read. Export it without a DOCTYPE.');
}
