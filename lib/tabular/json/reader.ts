import { InputError } from '../errors';
import { countLines } from '../input/wholeLines';
import { ObjectRecords } from '../objectRecords';
import type { TextReader } from '../reader';
import type { SourceRecord } from '../types';
import { ArrayFinder, ROOT_PATH } from './arrayFinder';
import { ElementSplitter } from './elements';
import { parseJson } from './value';

/** Characters before the list of records, or of one object that is the only record. */
const MAX_HEAD_LENGTH = 1 << 24;
const MAX_ELEMENT_LENGTH = 1 << 23;

/** Reads a JSON list of objects, at the root or inside an object, or one object as one record. */
export class JsonReader implements TextReader {
  finished = false;

  private readonly records = new ObjectRecords();
  private readonly finder: ArrayFinder;
  private splitter: ElementSplitter | null = null;
  private head = '';

  constructor(private readonly path?: string) {
    this.finder = new ArrayFinder(path || undefined);
  }

  get headers(): readonly string[] {
    return this.records.headers;
  }

  read(piece: string): SourceRecord[] {
    if (this.splitter) return this.split(this.splitter, piece, 0);
    const start = this.finder.find(piece);
    if (start === -1) return this.keep(piece);
    this.head = '';
    this.splitter = new ElementSplitter(this.finder.line);
    return this.split(this.splitter, piece, start);
  }

  end(): SourceRecord[] {
    if (this.finished) return [];
    if (!this.splitter) return this.single();
    const { splitter } = this;
    if (splitter.isDone) return [];
    const line = splitter.isInside ? splitter.elementLine : splitter.line;
    return [this.records.faulty(line, { code: 'unexpected_end', message: 'The file ends before the list of records does: it was cut off. Records after this line are missing.' })];
  }

  private split(splitter: ElementSplitter, piece: string, from: number): SourceRecord[] {
    const { elements, rest } = splitter.split(piece, from);
    const records = elements.map(({ text, line }) => this.records.fromValue(parseJson(text), line, text));
    if (splitter.held.length > MAX_ELEMENT_LENGTH) {
      this.finished = true;
      records.push(this.records.faulty(splitter.elementLine, { code: 'row_too_long', message: 'The record that starts here does not end: a quote or bracket is missing. Nothing after this line was read.' }));
    }
    if (splitter.isDone) records.push(...this.afterList(splitter, rest));
    return records;
  }

  /** Inside an object the list may be followed by other fields; after a list at the root there is nothing to come. */
  private afterList(splitter: ElementSplitter, rest: string): SourceRecord[] {
    if (this.finder.isNested) {
      this.finished = true;
      return [];
    }
    const next = rest.search(/\S/);
    splitter.line += countLines(next === -1 ? rest : rest.slice(0, next));
    if (next === -1) return [];
    this.finished = true;
    return [this.records.faulty(splitter.line, { code: 'invalid_json', message: 'The list of records is closed, yet more text follows. Nothing from this line on was read.' })];
  }

  private keep(piece: string): SourceRecord[] {
    this.head += piece;
    if (this.head.length > MAX_HEAD_LENGTH) throw noList(this.path);
    return [];
  }

  private single(): SourceRecord[] {
    if (this.path && this.path !== ROOT_PATH) throw noList(this.path);
    const value = parseJson(this.head);
    if (value === undefined) {
      throw new InputError('invalid_json', `The JSON that starts on line ${this.finder.rootLine} cannot be parsed. Check quotes, commas and brackets.`);
    }
    if (value === null || typeof value !== 'object') {
      throw new InputError('invalid_json', 'The JSON is neither a list of objects nor an object.');
    }
    return isEmptyList(value) ? [] : [this.records.fromValue(value, this.finder.rootLine, this.head)];
  }
}

/** `{ "customers": [] }` is a list without records. */
function isEmptyList(value: object): boolean {
  const values: unknown[] = Object.values(value);
  return values.length === 1 && Array.isArray(values[0]) && values[0].length === 0;
}

function noList(path?: string): InputError {
  return path
    ? new InputError('record_path_not_found', `There is no list at "${path}". Name the path to the list of records, for example data.customers.`)
    : new InputError('record_path_not_found', 'No list of records was found. Name the path to it, for example data.customers.');
}
