import type { IDataObject } from 'n8n-workflow';

/**
 * Column names as keys of an item's JSON. A column called `__proto__` would set the prototype of any
 * object it is copied into, so it becomes `_proto_`; every key is unique.
 */
export class ItemKeys {
  private readonly keys: string[] = [];
  private readonly taken = new Set<string>();

  /** @param reserved names the caller adds to each item itself */
  constructor(reserved: readonly string[] = []) {
    for (const name of reserved) this.taken.add(name);
  }

  /** The object for one row; cells that are missing leave no key behind. */
  toJson(headers: readonly string[], cells: readonly unknown[]): IDataObject {
    this.learn(headers);
    const json: IDataObject = {};
    for (const [column, cell] of cells.entries()) {
      const key = this.keys[column];
      if (key !== undefined && cell !== undefined) json[key] = cell as IDataObject[string];
    }
    return json;
  }

  /** JSON and XML sources name further columns as they go. */
  private learn(headers: readonly string[]): void {
    for (let column = this.keys.length; column < headers.length; column += 1) {
      this.keys.push(this.claim(headers[column] ?? ''));
    }
  }

  private claim(header: string): string {
    const name = header === '__proto__' ? '_proto_' : header;
    let key = name;
    for (let copy = 2; this.taken.has(key); copy += 1) key = `${name}_${copy}`;
    this.taken.add(key);
    return key;
  }
}
