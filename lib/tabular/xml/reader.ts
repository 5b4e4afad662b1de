import type { SaxesParser, SaxesTagPlain } from 'saxes';
import { InputError } from '../errors';
import { UNDECODABLE } from '../input/decoders';
import { ObjectRecords } from '../objectRecords';
import type { TextReader } from '../reader';
import type { SourceRecord } from '../types';
import { findRecordPath, PATH_SEPARATOR, refuseEntities } from './outline';
import { XmlRecord } from './record';

/** Characters one record, or what stands between two, may have. */
const MAX_RECORD_LENGTH = 1 << 23;

/**
 * Reads the repeated elements of an XML document. Attributes become `@name`, nested elements dotted names,
 * repeated ones lists, text beside elements `#text`. Entities are refused and nothing is ever fetched.
 * Where the document is malformed reading ends: the records before that stand.
 */
export class XmlReader implements TextReader {
  finished = false;

  private readonly records = new ObjectRecords();
  private readonly parser: SaxesParser;
  private readonly path: string | null;
  private readonly open: string[] = [];
  private record: XmlRecord | null = null;
  private found: SourceRecord[] = [];
  private hasRecords = false;
  private isDamaged = false;
  private lastPosition = 0;

  /**
   * @param sample first part of the text, in which the records are looked for
   * @param name name of the repeated element, with or without its prefix; found when omitted
   */
  constructor(sample: string, private readonly name?: string) {
    const found = findRecordPath(sample);
    this.path = name ? null : found;
    const { SaxesParser: Parser } = require('saxes') as typeof import('saxes');
    this.parser = new Parser();
    this.listen(this.parser);
  }

  get headers(): readonly string[] {
    return this.records.headers;
  }

  read(piece: string): SourceRecord[] {
    this.isDamaged ||= piece.includes(UNDECODABLE);
    this.parser.write(piece.replaceAll(UNDECODABLE, '\uFFFD'));
    if (this.parser.position - this.lastPosition > MAX_RECORD_LENGTH) this.stop('a tag or an entity is not closed');
    return this.take();
  }

  end(): SourceRecord[] {
    if (!this.finished) this.parser.close();
    const records = this.take();
    if (this.name && !this.hasRecords) {
      throw new InputError('record_path_not_found', `There is no element "${this.name}" in the XML. Name the element that repeats once per record.`);
    }
    return records;
  }

  private listen(parser: SaxesParser): void {
    parser.on('doctype', refuseEntities);
    parser.on('error', (error) => this.onError(error.message));
    parser.on('opentagstart', (tag) => this.onOpen(tag.name));
    parser.on('opentag', (tag) => this.onAttributes(tag));
    parser.on('text', (text) => this.record?.text(text));
    parser.on('cdata', (text) => this.record?.text(text));
    parser.on('closetag', () => this.onClose());
  }

  private onOpen(name: string): void {
    if (this.finished) return;
    this.open.push(name);
    if (this.record) this.record.open(localName(name));
    else if (this.isRecord(name)) this.record = new XmlRecord(this.records.row(), this.tagLine());
  }

  private isRecord(name: string): boolean {
    if (this.name) return name === this.name || localName(name) === this.name;
    return this.open.join(PATH_SEPARATOR) === this.path;
  }

  /** saxes has read one character past the name; when that is a line end it is one line ahead. */
  private tagLine(): number {
    return this.parser.columnIndex === 0 ? this.parser.line - 1 : this.parser.line;
  }

  private onAttributes({ attributes }: SaxesTagPlain): void {
    for (const [name, value] of Object.entries(attributes)) this.record?.attribute(name, value);
  }

  private onClose(): void {
    if (this.finished) return;
    this.open.pop();
    if (this.record?.close()) this.finishRecord(this.record);
    if (!this.record) this.lastPosition = this.parser.position;
  }

  private finishRecord(record: XmlRecord): void {
    const problem = record.problem(this.isDamaged);
    this.push(problem ? this.records.faulty(record.line, problem) : this.records.fromCells(record.row.cells, record.line));
    this.record = null;
  }

  private onError(message: string): void {
    const reason = message.replace(/^[\d:]+ /, '').replace(/\.$/, '');
    if (this.record && reason === 'undefined entity') this.record.reject({ code: 'undefined_entity', message: 'The record holds an entity that XML does not know, such as &eacute;. Write the character itself.' });
    else this.stop(reason);
  }

  private stop(reason: string): void {
    if (this.finished) return;
    this.finished = true;
    const line = this.record?.line ?? this.parser.line;
    const message = `The XML is malformed at line ${this.parser.line}: ${reason}. Look for a tag that is not closed or an & that should be &amp;.`;
    if (!this.hasRecords) throw new InputError('invalid_xml', `${message} Nothing was read.`);
    this.push(this.records.faulty(line, { code: 'invalid_xml', message: `${message} Nothing after this record was read.` }));
  }

  private push(record: SourceRecord): void {
    this.hasRecords = true;
    this.found.push(record);
  }

  private take(): SourceRecord[] {
    const { found } = this;
    this.found = [];
    return found;
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
