import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROWS_AT_ONCE = 500;

/** Rows parked in a temporary file that only this user can read. */
export class Spool<Row> {
  private folder: string | null = null;
  private file: FileHandle | null = null;

  async add(rows: readonly Row[]): Promise<void> {
    const file = await this.open();
    await file.appendFile(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  }

  async *read(): AsyncGenerator<readonly Row[]> {
    if (!this.folder) return;
    const lines = createInterface({ input: createReadStream(this.path()), crlfDelay: Infinity });
    let rows: Row[] = [];
    for await (const line of lines) {
      rows.push(JSON.parse(line) as Row);
      if (rows.length < ROWS_AT_ONCE) continue;
      yield rows;
      rows = [];
    }
    if (rows.length > 0) yield rows;
  }

  async remove(): Promise<void> {
    await this.file?.close();
    if (this.folder) await rm(this.folder, { recursive: true, force: true });
    this.file = null;
    this.folder = null;
  }

  private async open(): Promise<FileHandle> {
    if (this.file) return this.file;
    this.folder = await mkdtemp(join(tmpdir(), 'tributary-'));
    this.file = await open(this.path(), 'a', 0o600);
    return this.file;
  }

  private path(): string {
    return join(this.folder ?? '', 'rows.ndjson');
  }
}
