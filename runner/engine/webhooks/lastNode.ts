import type { INodeExecutionData } from 'n8n-workflow';
import { binaryStream } from '../binaryStream';
import type { RunResult } from '../runTypes';
import type { Answer } from './response';

/** How a webhook trigger set to “When Last Node Finishes” wants its answer. */
export interface LastNodeSettings {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** `firstEntryJson` unless told. */
  readonly data: string;
  readonly propertyName: string | undefined;
  readonly contentType: string | undefined;
  readonly binaryPropertyName: string;
}

/** Turns what the last node put out into the webhook's answer. */
export async function answerOfLastNode(result: RunResult, settings: LastNodeSettings): Promise<Answer> {
  const { status, data } = settings;
  const headers = { ...settings.headers, ...(settings.contentType ? { 'content-type': settings.contentType } : {}) };
  if (data === 'noData') return { status, headers };

  const items = result.lastNode === undefined ? [] : result.items(result.lastNode);
  if (data === 'allEntries') return { status, headers, body: items.map((item) => item.json) };
  const [first] = items;
  if (!first) return { status: 500, body: { message: 'No item to return was found' } };
  if (data === 'firstEntryBinary') return await binaryAnswer(first, settings);
  return { status, headers, body: propertyOf(first.json, settings.propertyName) };
}

async function binaryAnswer(item: INodeExecutionData, { status, headers, binaryPropertyName }: LastNodeSettings): Promise<Answer> {
  const binary = item.binary?.[binaryPropertyName];
  if (!binary) return { status: 500, body: { message: `The item has no file named ${binaryPropertyName}` } };
  return { status, headers: { ...headers, 'content-type': binary.mimeType }, body: await binaryStream(binary) };
}

function propertyOf(json: unknown, dotted: string | undefined): unknown {
  if (!dotted) return json;
  return dotted.split('.').reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined),
    json,
  );
}
