import type { SourceRecord } from '../tabular/types';

/** A JSON object for a destination. Built with safe setters: no key reaches a prototype. */
export type Payload = { [field: string]: unknown };

export type FieldType =
  | 'text' | 'email' | 'phone' | 'country' | 'date' | 'number' | 'boolean' | 'url';

/** One reason why a record will never land as it is. */
export interface FieldProblem {
  /** Target field, or the source column where no target is concerned. */
  readonly field: string;
  /** Stable code, e.g. `required`, `invalid_email`, `invalid_phone`, `too_long`. */
  readonly code: string;
  /** What is wrong and what to do; the offending value masked. */
  readonly message: string;
}

/** How one target field is fed, and why. `target` is null for a column that is not mapped. */
export interface MappingEntry {
  readonly source: string | null;
  readonly target: string | null;
  /** 0–1; 1 for an exact name or a person's choice. */
  readonly confidence: number;
  readonly why: string;
}

export type MappedRecord =
  | { readonly ok: true; readonly payload: Payload; readonly naturalKey: string | null; readonly warnings?: readonly FieldProblem[] }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

export interface MapperOptions {
  /** Built-in template name (`customer`, `hubspot`, `salesforce`) or a template object (validated by zod). */
  readonly template: string | object;
  /** `api_mappings` of the chosen template: canonical field → the API's own field name. */
  readonly apiMappings?: Readonly<Record<string, string>>;
  /** A person's choices: source column → canonical field or target field; empty string = leave out. */
  readonly overrides?: readonly { readonly source: string; readonly target: string }[];
  /** ISO 3166 alpha-2 country assumed for phone numbers without a prefix when the row names no country. */
  readonly defaultCountry?: string;
  /** Order of day and month in ambiguous dates. */
  readonly dateOrder?: 'DMY' | 'MDY' | 'YMD';
  /**
   * What becomes of a row whose optional field cannot be used (a phone number that is none): the row is
   * rejected so that a person can mend it (`reject`, the default), or it goes on without that field and
   * the problem is told among `warnings` (`drop`).
   */
  readonly invalidOptional?: 'reject' | 'drop';
}

export interface Mapper {
  readonly mapping: readonly MappingEntry[];
  /** Hex hash of everything that decides a payload; equal fingerprints map equal rows equally. */
  readonly fingerprint: string;
  map(record: SourceRecord): MappedRecord;
}
