export { createCsvWriter, type CsvWriter, type CsvWriterOptions } from './csvWriter';
export { InputError } from './errors';
export { isProblemFile, PROBLEM_COLUMNS } from './formulaGuard';
export { hashFile, hashStream, type ContentHash } from './hash';
export { lineOffsets } from './input/lineOffsets';
export { BATCH_SIZE, openRecords, type ByteStream } from './openRecords';
export { asReadOptions, byteRange, mismatch, openShard, refuseUnsplittable, type OpenedShard, type ShardRange } from './shard';
export type * from './types';
