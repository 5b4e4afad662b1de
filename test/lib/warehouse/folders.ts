import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openWarehouse } from '../../../lib/warehouse';

const made: string[] = [];
let template: string | null = null;

/** A new empty folder, gone after the tests of the file. */
export function emptyFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tributary-warehouse-'));
  made.push(folder);
  return folder;
}

/** A folder with a new warehouse in it; the first costs as much as creating one. */
export async function warehouseFolder(): Promise<string> {
  if (template === null) {
    template = emptyFolder();
    await (await openWarehouse({ folder: template })).close();
  }
  const folder = emptyFolder();
  cpSync(template, folder, { recursive: true });
  return folder;
}

afterAll(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));
