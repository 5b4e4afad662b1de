import { damageOf, repaired } from './input/damage';
import type { Cell, RowProblem, SourceRecord } from './types';

const MAX_COLUMNS = 10_000;
const MAX_DEPTH = 32;

/** Builds records out of objects, whose columns are known only as they appear. */
export class ObjectRecords {
  /** Grows at its end only. */
  readonly headers: string[] = [];

  private readonly columns = new Map<string, number>();
  private readonly taken = new Set<string>();
  private index = 0;

  /** The next record has this index. */
  jump(index: number): void {
    this.index = index;
  }

  /** @param text what the record was read from, when it is a whole text */
  fromValue(value: unknown, line: number, text: string): SourceRecord {
    const damage = damageOf([text]);
    if (damage) return this.faulty(line, damage);
    if (value === undefined) {
      return this.faulty(line, { code: 'invalid_json', message: 'This is not valid JSON. Check quotes, commas and brackets.' });
    }
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      return this.faulty(line, { code: 'not_an_object', message: 'Expected an object with named fields. Name the path to the list of records if it is elsewhere.' });
    }
    const row = new Row(this);
    const problem = fill(row, '', value, 0);
    return problem ? this.faulty(line, problem) : this.fromCells(row.cells, line);
  }

  fromCells(cells: readonly Cell[], line: number): SourceRecord {
    const record = { index: this.index, line, cells };
    this.index += 1;
    return record;
  }

  faulty(line: number, problem: RowProblem): SourceRecord {
    return { ...this.fromCells([], line), problem };
  }

  /** An empty row to be filled name by name. */
  row(): Row {
    return new Row(this);
  }

  /** Position of a column, added when it is new; -1 when there are too many. */
  column(name: string): number {
    const known = this.columns.get(name);
    if (known !== undefined) return known;
    if (this.headers.length >= MAX_COLUMNS) return -1;
    const position = this.headers.length;
    this.columns.set(name, position);
    const header = this.free(repaired(name) || `column_${position + 1}`);
    this.taken.add(header);
    this.headers.push(header);
    return position;
  }

  private free(name: string): string {
    let free = name;
    for (let suffix = 2; this.taken.has(free); suffix += 1) free = `${name}_${suffix}`;
    return free;
  }
}

export const TOO_MANY_COLUMNS: RowProblem = { code: 'too_many_columns', message: `The row brings names beyond the ${MAX_COLUMNS} columns a file may have.` };

/** The cells of one record, those not set being undefined. */
export class Row {
  readonly cells: Cell[];

  constructor(private readonly records: ObjectRecords) {
    this.cells = new Array<Cell>(records.headers.length).fill(undefined);
  }

  /** Sets a cell; a name that is taken within the row goes to a column of its own. False when there are too many columns. */
  set(name: string, value: Cell): boolean {
    let position = this.records.column(name);
    for (let suffix = 2; this.cells[position] !== undefined; suffix += 1) position = this.records.column(`${name}_${suffix}`);
    return this.put(position, value);
  }

  /** Sets a cell, or makes it a list when the name comes again. False when there are too many columns. */
  add(name: string, value: Cell): boolean {
    const position = this.records.column(name);
    const present = this.cells[position];
    if (present === undefined) return this.put(position, value);
    this.cells[position] = Array.isArray(present) ? [...present, value] : [present, value];
    return true;
  }

  private put(position: number, value: Cell): boolean {
    if (position === -1) return false;
    while (this.cells.length < position) this.cells.push(undefined);
    this.cells[position] = value;
    return true;
  }
}

function fill(row: Row, prefix: string, value: object, depth: number): RowProblem | null {
  if (depth > MAX_DEPTH) return { code: 'too_deep', message: `Objects are nested more than ${MAX_DEPTH} levels deep. Flatten the row.` };
  for (const [key, cell] of Object.entries(value) as [string, Cell | object][]) {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (cell !== null && typeof cell === 'object' && !Array.isArray(cell)) {
      const problem = fill(row, name, cell, depth + 1);
      if (problem) return problem;
      continue;
    }
    if (!row.set(name, cell as Cell)) return TOO_MANY_COLUMNS;
  }
  return null;
}
