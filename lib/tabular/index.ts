export { createCsvWriter, type CsvWriter, type CsvWriterOptions } from './csvWriter';
export { InputError } from './errors';
export { isProblemFile, PROBLEM_COLUMNS } from './formulaGuard';
export { hashFile, hashStream, type ContentHash } from './hash';
export { openRecords, type ByteStream } from './openRecords';
export type * from './types';
