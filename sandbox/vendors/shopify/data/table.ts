/** Records by id, with lists in the orders that pages are asked in. */
export class Table<T extends { readonly id: number }> {
  private readonly byId = new Map<number, T>();
  private readonly sorted = new Map<string, readonly T[]>();

  constructor(records: readonly T[]) {
    for (const record of records) this.byId.set(record.id, record);
  }

  get size(): number {
    return this.byId.size;
  }

  get(id: number | null): T | undefined {
    return id === null ? undefined : this.byId.get(id);
  }

  all(): IterableIterator<T> {
    return this.byId.values();
  }

  find(test: (record: T) => boolean): T | undefined {
    for (const record of this.byId.values()) if (test(record)) return record;
    return undefined;
  }

  /** Adds a record, or tells that one has changed. */
  put(record: T): void {
    this.byId.set(record.id, record);
    this.sorted.clear();
  }

  delete(id: number): boolean {
    this.sorted.clear();
    return this.byId.delete(id);
  }

  nextId(): number {
    let highest = 0;
    for (const id of this.byId.keys()) highest = Math.max(highest, id);
    return highest + 1;
  }

  /** By a value, then by id. */
  by(name: string, valueOf: (record: T) => number | string): readonly T[] {
    const known = this.sorted.get(name);
    if (known) return known;
    const list = [...this.byId.values()].sort((a, b) => compare(valueOf(a), valueOf(b)) || a.id - b.id);
    this.sorted.set(name, list);
    return list;
  }
}

export function compare(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
