export type Entry = Record<string, unknown>;

/** One row of a collection: what lists are sorted and filtered by, and its body once it was changed. */
export interface Item {
  readonly id: number;
  readonly createdMs: number;
  /** Null where WordPress knows of no change. */
  readonly modifiedMs: number | null;
  readonly status: string;
  /** For variations and refunds: whose they are. */
  readonly parent: number;
  readonly own?: Entry;
}

/**
 * A collection of any size: the bodies of untouched rows are made when they are asked for, so that a shop of a
 * million orders needs little memory.
 */
export class Shelf {
  readonly items = new Map<number, Item>();
  /** Counts changes; what was derived under another number is out of date. */
  version = 0;

  constructor(private readonly make: (id: number) => Entry) {}

  body(item: Item): Entry {
    return item.own ?? this.make(item.id);
  }

  find(id: number): Item | undefined {
    return this.items.get(id);
  }

  put(item: Item): void {
    this.items.set(item.id, item);
    this.version += 1;
  }

  drop(id: number): void {
    this.items.delete(id);
    this.version += 1;
  }

  /** Those that are not in the trash. */
  live(): Item[] {
    return [...this.items.values()].filter(({ status }) => status !== 'trash');
  }
}
