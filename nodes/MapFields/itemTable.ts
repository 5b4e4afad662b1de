import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Cell, SourceRecord } from '../../lib/tabular/types';

const DEEPEST = 10;

/** Items seen as a table: nested objects become dotted columns, as in a JSON file. */
export class ItemTable {
  readonly headers: string[] = [];
  readonly records: readonly SourceRecord[];
  private readonly columns = new Map<string, number>();

  constructor(items: readonly INodeExecutionData[]) {
    this.records = items.map(({ json }, index) => ({ index, line: index + 1, cells: this.cellsOf(json) }));
  }

  private cellsOf(json: IDataObject): Cell[] {
    const cells: Cell[] = [];
    this.place(json, '', cells, 0);
    return cells;
  }

  private place(values: object, prefix: string, cells: Cell[], depth: number): void {
    for (const [key, value] of Object.entries(values)) {
      const own = key === '' ? 'unnamed' : key;
      const name = prefix === '' ? own : `${prefix}.${own}`;
      if (isNested(value) && depth < DEEPEST) this.place(value, name, cells, depth + 1);
      else cells[this.column(name)] = toCell(value);
    }
  }

  private column(name: string): number {
    const known = this.columns.get(name);
    if (known !== undefined) return known;
    this.columns.set(name, this.headers.length);
    return this.headers.push(name) - 1;
  }
}

/** A plain object, wherever it was made: expressions and sandboxes have an Object of their own. */
function isNested(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function toCell(value: unknown): Cell {
  if (value === null || value === undefined || Array.isArray(value)) return value;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value instanceof Date ? value.toISOString() : String(value);
}
