import { INVALID_ENCODING } from '../input/damage';
import { TOO_MANY_COLUMNS, type Row } from '../objectRecords';
import type { Cell, RowProblem } from '../types';

const MAX_DEPTH = 32;
const ROOT_TEXT = '#text';

interface OpenElement {
  readonly name: string;
  text: string;
  hasElements: boolean;
  isNil: boolean;
}

/** One record element while it is read. */
export class XmlRecord {
  private readonly elements: OpenElement[] = [element('')];
  private fault: RowProblem | null = null;

  constructor(readonly row: Row, readonly line: number) {}

  open(name: string): void {
    const parent = this.elements.at(-1)!;
    parent.hasElements = true;
    if (this.elements.length > MAX_DEPTH) this.reject({ code: 'too_deep', message: `Elements are nested more than ${MAX_DEPTH} levels deep. Flatten the record.` });
    this.elements.push(element(this.fault ? '' : dotted(parent.name, name)));
  }

  attribute(name: string, value: string): void {
    if (name === 'xmlns' || name.startsWith('xmlns:')) return;
    const owner = this.elements.at(-1)!;
    if (name === 'xsi:nil') owner.isNil = value === 'true' || value === '1';
    else this.add(dotted(owner.name, `@${name}`), value);
  }

  text(text: string): void {
    this.elements.at(-1)!.text += text;
  }

  /** Closes the innermost element. Whether that was the record itself. */
  close(): boolean {
    const { name, text, hasElements, isNil } = this.elements.pop()!;
    const isRecord = this.elements.length === 0;
    const isLeaf = !hasElements && !isRecord;
    if (isLeaf) this.add(name, isNil ? null : text);
    else if (text.trim() !== '') this.add(name || ROOT_TEXT, text.trim());
    return isRecord;
  }

  /** Marks the record as unusable; the first reason counts. */
  reject(problem: RowProblem): void {
    this.fault ??= problem;
  }

  /** @param isDamaged whether the file held bytes that mean nothing in its encoding */
  problem(isDamaged: boolean): RowProblem | null {
    if (this.fault || !isDamaged || !JSON.stringify(this.row.cells).includes('\uFFFD')) return this.fault;
    return INVALID_ENCODING;
  }

  private add(name: string, value: Cell): void {
    if (!this.fault && !this.row.add(name, value)) this.reject(TOO_MANY_COLUMNS);
  }
}

function element(name: string): OpenElement {
  return { name, text: '', hasElements: false, isNil: false };
}

function dotted(prefix: string, name: string): string {
  return prefix === '' ? name : `${prefix}.${name}`;
}
