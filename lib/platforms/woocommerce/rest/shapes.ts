import { z } from 'zod';
import { decimalOf } from '../../../money/decimal';

/** PHP writes an empty map as an empty list. */
export function mapOf<S extends z.ZodTypeAny>(shape: S) {
  return z.preprocess((value) => (Array.isArray(value) && value.length === 0 ? {} : value ?? {}), shape);
}

/** WordPress plugins write numbers as texts, and the other way round. */
export const id = z.union([z.number().int(), z.string().regex(/^\d+$/)]).transform(String);
/** Absent, null, 0 and '' are nobody. */
export const reference = z.union([z.number(), z.string(), z.null()]).optional().transform((value) => (value === undefined || value === null || value === '' || Number(value) === 0 ? null : String(value)));
export const text = z.union([z.string(), z.number()]).nullish().transform((value) => (value === null || value === undefined ? null : String(value)));
/** A decimal as it stands; '' is no amount. */
export const amount = z.union([z.string(), z.number()]).nullish().transform(decimalOf);
export const count = z.union([z.number(), z.string()]).nullish().transform((value) => (value === null || value === undefined || value === '' || !Number.isFinite(Number(value)) ? null : Number(value)));
export const flag = z.union([z.boolean(), z.string(), z.number()]).nullish();
/** `2026-11-22T10:15:00` in UTC without its zone, as `*_gmt` fields are written. */
export const gmt = z.string().nullish().transform((value) => (value && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(value) && !value.startsWith('0000') ? `${value}Z` : value && !Number.isNaN(Date.parse(value)) && /(Z|[+-]\d\d:?\d\d)$/.test(value) ? new Date(value).toISOString() : null));
export const list = <S extends z.ZodTypeAny>(shape: S) => z.preprocess((value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.values(value) : value ?? []), z.array(shape));

/** Any object with an id, whatever else is in it. */
export const entry = z.object({ id: z.union([z.number().int(), z.string().regex(/^\d+$/)]) }).passthrough();
export const entries = list(z.object({}).passthrough());
export type Raw = Record<string, unknown>;
