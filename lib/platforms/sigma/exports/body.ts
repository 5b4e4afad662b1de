import { z } from 'zod';

const text = z.string().min(1);
const layout = z.enum(['portrait', 'landscape']);
const pixels = z.number().int().positive().max(10_000);

const pdf = z.object({ type: z.literal('pdf'), layout }).strict();
const png = z.object({ type: z.literal('png'), pixelWidth: pixels.optional(), pixelHeight: pixels.optional() }).strict();
const rows = z.object({ type: z.enum(['csv', 'json', 'jsonl']) }).strict();
const xlsx = z.object({ type: z.literal('xlsx') }).strict();

/** Sigma's own cap for one export. */
export const MOST_ROWS = 1_000_000;

const more = {
  /** By control id; the control must exist in the workbook. */
  parameters: z.record(z.string()).optional(),
  rowLimit: z.number().int().min(1).max(MOST_ROWS).optional(),
  offset: z.number().int().nonnegative().optional(),
  tag: text.optional(),
  exportAs: text.optional(),
};

/**
 * What an export takes: one element, one page, or the whole workbook, each with its own formats.
 * @see https://help.sigmacomputing.com/reference/exportworkbook
 */
export const exportBody = z.union([
  z.object({ elementId: text, format: z.union([pdf, png, rows, xlsx]), ...more }).strict(),
  z.object({ pageId: text, format: z.union([pdf, png, xlsx]), ...more }).strict(),
  z.object({ format: z.union([pdf, xlsx]), ...more }).strict(),
]);

export type ExportBody = z.input<typeof exportBody>;
