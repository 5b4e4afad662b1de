import type { MappedRecord, Payload } from '../../../lib/mapping';
import type { Cell, SourceRecord } from '../../../lib/tabular/types';

/** Records as a reader gives them, the first on line 2. */
export function records(...rows: readonly (readonly Cell[])[]): SourceRecord[] {
  return rows.map((cells, index) => ({ index, line: index + 2, cells }));
}

export function record(...cells: readonly Cell[]): SourceRecord {
  return { index: 0, line: 2, cells };
}

/** The payload, or the problems in the failure. */
export function payloadOf(mapped: MappedRecord): Payload {
  if (mapped.ok) return mapped.payload;
  throw new Error(`rejected: ${JSON.stringify(mapped.problems)}`);
}

/** `field: code` of every problem; empty for a row that maps. */
export function problemsOf(mapped: MappedRecord): string[] {
  return mapped.ok ? [] : mapped.problems.map(({ field, code }) => `${field}: ${code}`);
}
