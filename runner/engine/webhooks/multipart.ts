import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Refusal } from './refusal';

/** A file of a form as n8n's nodes take it over; they delete it after copying. */
export interface UploadedFile {
  readonly filepath: string;
  readonly originalFilename: string;
  readonly newFilename: string;
  readonly mimetype: string;
  readonly size: number;
}

export interface FormBody {
  readonly data: Record<string, unknown>;
  readonly files: Record<string, UploadedFile | UploadedFile[]>;
}

/** Splits a `multipart/form-data` body into fields and files; files are written to the temporary folder. */
export async function parseMultipart(body: Buffer, contentType: string): Promise<FormBody> {
  const form = await new Response(body, { headers: { 'content-type': contentType } }).formData().catch(() => {
    throw new Refusal(422, 'The multipart body cannot be read.');
  });
  const data: FormBody['data'] = {};
  const files: FormBody['files'] = {};
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name);
    const texts = values.filter((value): value is string => typeof value === 'string');
    const blobs = values.filter((value): value is File => typeof value !== 'string');
    if (texts.length > 0) define(data, name, oneOrMany(texts));
    if (blobs.length > 0) define(files, name, oneOrMany(await Promise.all(blobs.map(store))));
  }
  return { data, files };
}

async function store(file: File): Promise<UploadedFile> {
  const newFilename = randomUUID();
  const filepath = path.join(process.env.N8N_USER_FOLDER ?? os.tmpdir(), newFilename);
  await fs.writeFile(filepath, Buffer.from(await file.arrayBuffer()));
  return { filepath, newFilename, originalFilename: file.name, mimetype: file.type, size: file.size };
}

/** Field names come from outside: `__proto__` becomes a plain property like any other. */
function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}

function oneOrMany<T>(values: T[]): T | T[] {
  const [first] = values;
  return values.length === 1 && first !== undefined ? first : values;
}
