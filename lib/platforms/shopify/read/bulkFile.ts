import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { HttpFailure } from '../../../http';

type Line = Record<string, unknown>;

/** Which list of its parent a line belongs to, told by the type in its id: `LineItem` to `lineItems`. */
export type PartsOf = Readonly<Record<string, string>>;

/**
 * The objects of a bulk file with their parts put back where they belong. Parts follow their object, so that one
 * object at a time is held and memory stays flat however long the file is. Throws HttpFailure for a file that
 * is not whole or not in this order.
 */
export async function* bulkObjects(file: Readable, partsOf: PartsOf, expected: number): AsyncGenerator<Line> {
  const lists = Object.values(partsOf);
  let current: Line | null = null;
  let seen = 0;
  for await (const text of linesOf(file)) {
    if (text === '') continue;
    seen += 1;
    const line = parsed(text, seen);
    const parent = line.__parentId;
    if (parent === undefined) {
      if (current) yield current;
      current = { ...line, ...Object.fromEntries(lists.map((list) => [list, { nodes: [] }])) };
      continue;
    }
    const list = listOf(line, partsOf);
    if (!current || current.id !== parent || !list) throw broken(`line ${seen} belongs to no object before it`);
    delete line.__parentId;
    (current[list] as { nodes: Line[] }).nodes.push(line);
  }
  if (seen !== expected) throw broken(`${seen} lines came in place of ${expected}`);
  if (current) yield current;
}

/** A connection that goes in the middle of the file rejects here; readline would let it pass. */
async function* linesOf(file: Readable): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of file) {
    const lines = (rest + decoder.write(chunk as Buffer)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest + decoder.end();
}

function listOf({ id }: Line, partsOf: PartsOf): string | undefined {
  const type = /^gid:\/\/shopify\/(\w+)\//.exec(String(id))?.[1] ?? '';
  return Object.hasOwn(partsOf, type) ? partsOf[type] : undefined;
}

function parsed(text: string, number: number): Line {
  try {
    const line: unknown = JSON.parse(text);
    if (typeof line === 'object' && line !== null && !Array.isArray(line)) return line as Line;
  } catch {
    // Told below, like a line that is something else.
  }
  throw broken(`line ${number} is no JSON object`);
}

function broken(what: string): HttpFailure {
  return new HttpFailure(`bulkOperations.download: the file is not whole (${what}). What was read before it is kept; run it again.`, { kind: 'unknown', code: 'BULK_FILE_BROKEN' });
}
