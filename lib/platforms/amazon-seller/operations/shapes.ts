import { z } from 'zod';

export const text = z.string().min(1);
export const token = z.string().nullish();

/** An ISO 8601 time as Amazon sends it, made UTC. */
export const time = z.string().refine((value) => !Number.isNaN(Date.parse(value)), 'not a time').transform((value) => new Date(value).toISOString());

/** `{amount: "12.34", currencyCode}` of the newer versions. */
export const money = z.object({ amount: z.string(), currencyCode: z.string() }).passthrough();
/** `{Amount: "12.34", CurrencyCode}` of Orders v0. */
export const moneyV0 = z.object({ Amount: z.string().optional(), CurrencyCode: z.string().optional() }).passthrough();
/** Finances write amounts as numbers. */
export const currency = z.object({ currencyAmount: z.union([z.number(), z.string()]).optional(), currencyCode: z.string().optional() }).passthrough();

export type Json = Record<string, unknown>;
export const anything = z.record(z.unknown());
