import type { Readable } from 'node:stream';
import { createMapper, type Mapper, type MapperOptions } from '../mapping';
import { hashStream, isProblemFile, openRecords, PROBLEM_COLUMNS, type ReadOptions, type RecordSource, type SourceRecord } from '../tabular';
import { sampled } from './sample';
import type { Destination, RunIdentity } from './types';

/** A file, how it is read, and what its rows become. */
export interface InputOptions {
  /** Opens the input from its start; called more than once. */
  readonly open: () => Promise<Readable>;
  /** File name or address, for the report. */
  readonly inputName: string;
  readonly read?: ReadOptions;
  readonly mapper: MapperOptions;
  readonly signal?: AbortSignal;
}

export interface Input {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface Prepared {
  readonly startedAt: Date;
  readonly input: Input;
  readonly source: RecordSource;
  readonly mapper: Mapper;
}

export async function prepare(options: InputOptions): Promise<Prepared> {
  const startedAt = new Date();
  const { sha256, bytes } = await hashStream(await options.open());
  const records = await openRecords(await options.open(), { ...options.read, signal: options.signal });
  const { source, sample } = await sampled(records);
  return { startedAt, input: { path: options.inputName, sha256, bytes }, source, mapper: mapperFor(source.headers, sample, options.mapper) };
}

export function mapperFor(headers: readonly string[], sample: readonly SourceRecord[], options: MapperOptions): Mapper {
  return isProblemFile(headers) ? mapperOfProblems(headers, options) : createMapper(headers, sample, options);
}

export function identityOf({ input, mapper }: Pick<Prepared, 'input' | 'mapper'>, destination: Destination): RunIdentity {
  return { inputSha256: input.sha256, mappingFingerprint: mapper.fingerprint, destinationId: destination.id };
}

/**
 * For a rejects file that comes back: its values are the bad ones by nature and say nothing of what a column is for,
 * and its last columns speak of the earlier import.
 */
function mapperOfProblems(headers: readonly string[], options: MapperOptions): Mapper {
  const asked = options.overrides ?? [];
  const own = headers.slice(-PROBLEM_COLUMNS.length).filter((source) => !asked.some((override) => override.source === source));
  return createMapper(headers, [], { ...options, overrides: [...asked, ...own.map((source) => ({ source, target: '' }))] });
}
