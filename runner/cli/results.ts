import { createWriteStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { INodeExecutionData } from 'n8n-workflow';
import { binaryStream } from '../engine/binaryStream';
import { RESULT_FILES } from './customerImport';

const REPORT = 'report.json';
const RESULT = 'result.json';
/** The page of one client; its name is the client's id. */
const CLIENT_PAGE = /^dashboard-[\w-]+\.html$/;

/**
 * Removes what an earlier run left, so that nothing old is taken for a result of this one. The input stays, also
 * when it is one of those: a rejects file that was corrected where it lay.
 */
export async function clearResults(out: string, input: string | undefined): Promise<void> {
  const stems = [REPORT, RESULT, ...RESULT_FILES.map(({ file }) => file)].map((file) => path.parse(file));
  const isResult = (name: string) => CLIENT_PAGE.test(name) || stems.some(({ name: stem, ext }) => new RegExp(`^${stem}(-\\d+)?\\${ext}$`).test(name));
  const names = await fs.readdir(out).catch(() => []);
  const old = names.filter(isResult).map((name) => path.resolve(out, name));
  await Promise.all(old.filter((file) => input === undefined || file !== path.resolve(input)).map((file) => fs.rm(file, { force: true })));
}

/**
 * Writes the report of one imported file and the files that come with it; those of a second file are called
 * `report-2.json` and so on. Returns the paths, the report's first.
 */
export async function writeImportResults(out: string, summary: INodeExecutionData, position: number): Promise<string[]> {
  const named = (file: string) => path.join(out, position === 0 ? file : numbered(file, position + 1));
  const report = named(REPORT);
  await writeAtomically(report, jsonText(summary.json));
  const written = [report];
  for (const { field, file } of RESULT_FILES) {
    const binary = summary.binary?.[field];
    if (!binary) continue;
    await writeAtomically(named(file), await binaryStream(binary));
    written.push(named(file));
  }
  return written;
}

/** Writes the items of a workflow without an import. */
export async function writeResult(out: string, value: unknown): Promise<string> {
  const file = path.join(out, RESULT);
  await writeAtomically(file, jsonText(value));
  return file;
}

/** Writes the page an item carries, if it does. */
export async function writePage(out: string, { binary }: INodeExecutionData, name: string): Promise<string | null> {
  const page = Object.values(binary ?? {}).find(({ mimeType }) => mimeType === 'text/html');
  if (!page) return null;
  const file = path.join(out, name);
  await writeAtomically(file, await binaryStream(page));
  return file;
}

/** A file is there whole or not at all, whatever happens meanwhile. */
async function writeAtomically(file: string, content: unknown): Promise<void> {
  await fs.mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    const source = content instanceof Readable ? content : Readable.from([content]);
    await pipeline(source, createWriteStream(temporary));
    await fs.rename(temporary, file);
  } finally {
    await fs.rm(temporary, { force: true });
  }
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function numbered(file: string, position: number): string {
  const { name, ext } = path.parse(file);
  return `${name}-${position}${ext}`;
}
