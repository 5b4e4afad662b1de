import { uniqueNames } from '../columnNames';
import { InputError } from '../errors';
import { isProblemFile, unguardFormula } from '../formulaGuard';
import { damageOf, repaired } from '../input/damage';
import type { RowProblem, SourceRecord } from '../types';
import type { RowSink } from './rows';

/** Turns rows into records: the first row names the columns, every other one is held against them. */
export class RecordShape implements RowSink {
  headers: readonly string[] = [];

  private records: SourceRecord[] = [];
  private index = 0;
  private width = 0;
  /** Fields up to the last column that has a name: those after it may be missing. */
  private required = 0;
  private isGuarded = false;

  /** The records since the last call. */
  take(): SourceRecord[] {
    const { records } = this;
    this.records = [];
    return records;
  }

  /** The next record has this index. */
  jump(index: number): void {
    this.index = index;
  }

  row(cells: string[], line: number, suspect: boolean): void {
    if (cells.length === 1 && cells[0]!.trim() === '') return;
    if (this.width === 0) return this.name(cells);
    if (suspect) {
      const damage = damageOf(cells);
      if (damage) return this.faulty(cells, line, damage);
    }
    const values = this.isGuarded ? cells.map(unguardFormula) : cells;
    if (values.length === this.width) {
      this.records.push({ index: this.index, line, cells: values });
      this.index += 1;
      return;
    }
    this.ragged(values, line);
  }

  faulty(cells: string[], line: number, problem: RowProblem): void {
    if (this.width === 0) throw new InputError('invalid_header', `The header on line ${line} has a quote that is not closed, or is too long. Repair it. Nothing was read.`);
    this.records.push({ index: this.index, line, cells: cells.map(repaired), problem });
    this.index += 1;
  }

  private name(cells: readonly string[]): void {
    const names = cells.map((cell) => repaired(cell).replace(/\s+/g, ' ').trim());
    this.isGuarded = isProblemFile(names);
    this.headers = uniqueNames(this.isGuarded ? names.map(unguardFormula) : names);
    this.width = names.length;
    this.required = names.findLastIndex((name) => name !== '') + 1;
  }

  private ragged(cells: string[], line: number): void {
    const { width } = this;
    const isShort = cells.length < width;
    const fits = isShort ? cells.length >= this.required : cells.slice(width).every((cell) => cell.trim() === '');
    if (!fits) return this.faulty(cells, line, isShort ? tooFew(cells.length, width) : tooMany(cells.length, width));
    this.records.push({ index: this.index, line, cells: isShort ? cells : cells.slice(0, width) });
    this.index += 1;
  }
}

function tooFew(found: number, expected: number): RowProblem {
  return { code: 'too_few_fields', message: `Expected ${expected} fields, found ${found}. Add the missing delimiters or join the broken line.` };
}

function tooMany(found: number, expected: number): RowProblem {
  return { code: 'too_many_fields', message: `Expected ${expected} fields, found ${found}. Quote the cell that holds a delimiter.` };
}
