import { appendFileSync, closeSync, createReadStream, existsSync, ftruncateSync, mkdirSync, openSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';
import { isObject, parseJson } from '../../http/answers';
import type { StoredAnswer } from './idempotency';
import type { Customer } from './store';

/** One line: what a request changed, and the answer kept under its idempotency key. */
export interface JournalEntry {
  readonly customers: readonly Customer[];
  readonly answer?: StoredAnswer;
}

const NEWLINE = 0x0a;

/** Append-only NDJSON file. A line is with the operating system before `append` returns, so it outlives this process. */
export class Journal {
  private constructor(private readonly file: number) {}

  /** Replays the file into `restore`, cuts off a torn last line, and opens it for more. */
  static async open(path: string, restore: (entry: JournalEntry) => void): Promise<Journal> {
    mkdirSync(dirname(path), { recursive: true });
    if (existsSync(path)) truncateSync(path, await replay(path, restore));
    return new Journal(openSync(path, 'a'));
  }

  append(entry: JournalEntry): void {
    appendFileSync(this.file, `${JSON.stringify(entry)}\n`);
  }

  clear(): void {
    ftruncateSync(this.file, 0);
  }

  close(): void {
    closeSync(this.file);
  }
}

/**
 * Returns the length in bytes of the whole lines. What follows the last newline was being written when the
 * process died: its answer never left. Lines are told apart by bytes, since `readline` also breaks at U+2028.
 */
async function replay(path: string, restore: (entry: JournalEntry) => void): Promise<number> {
  let rest = Buffer.alloc(0);
  let wholeBytes = 0;
  for await (const chunk of createReadStream(path)) {
    rest = Buffer.concat([rest, chunk as Buffer]);
    let start = 0;
    for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE, start)) {
      restore(parseEntry(rest.subarray(start, end), path, wholeBytes + start));
      start = end + 1;
    }
    wholeBytes += start;
    rest = rest.subarray(start);
  }
  return wholeBytes;
}

function parseEntry(line: Buffer, path: string, atByte: number): JournalEntry {
  const entry = parseJson(line);
  if (isEntry(entry)) return entry;
  throw new Error(`The sandbox's file ${path} is damaged at byte ${atByte}. Delete it to start with no customers.`);
}

function isEntry(value: unknown): value is JournalEntry {
  return isObject(value) && Array.isArray(value.customers);
}
