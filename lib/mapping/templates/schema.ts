import { z } from 'zod';
import { inputsOf } from './compose_inputs';

/**
 * The shape of a template, for a user's own JSON. zod is loaded with this file, so it is `require`d
 * by the registry when the first template is wanted.
 */

const fieldName = z.string().regex(/^[a-z][a-z0-9_]*$/, 'use lower case letters, digits and _').max(60);

/** Dots nest: `address.city` becomes `{"address": {"city": …}}`. */
const targetName = z.string().min(1).max(200);

export const TRANSFORM_NAMES = [
  'trim', 'collapse_spaces', 'lower', 'upper', 'title',
  'e164', 'iso_country', 'country_name', 'iso_date', 'number', 'decimal', 'boolean', 'url',
] as const;

const transform = z.union([
  z.enum(TRANSFORM_NAMES),
  z.object({
    use: z.literal('lookup'),
    /** Compared without case, accents, spaces and punctuation. */
    table: z.record(z.string()),
    /** A value that is not in the table. */
    otherwise: z.enum(['keep', 'reject']).default('reject'),
  }).strict(),
  z.object({ use: z.literal('truncate'), length: z.number().int().positive() }).strict(),
]);

/** Where the value comes from when the field's own column is absent or blank; the first that gives one. */
const compose = z.discriminatedUnion('use', [
  z.object({ use: z.literal('concat'), fields: z.array(fieldName).min(1), separator: z.string().default(' ') }).strict(),
  z.object({ use: z.literal('copy'), field: fieldName }).strict(),
  z.object({ use: z.literal('constant'), value: z.union([z.string(), z.number(), z.boolean()]) }).strict(),
  z.object({
    use: z.literal('split_name'),
    field: fieldName,
    part: z.enum(['first', 'last']),
    /** A name with a legal form (`Acme GmbH`) has no parts: leave the field out, or put the whole name in. */
    organisation: z.enum(['skip', 'whole']).default('skip'),
  }).strict(),
]);

const templateField = z.object({
  /** Canonical name: the same in every template, used by `--map` and `api_mappings`. */
  field: fieldName,
  /** The API's own name. Fields may share one: the first with a column feeds it, the others only fill blanks of a required one. */
  target: targetName,
  type: z.enum(['text', 'email', 'phone', 'country', 'date', 'number', 'boolean', 'url']),
  required: z.boolean().default(false),
  /** A JSON `null` is sent as `null`; otherwise the field is left out. */
  nullable: z.boolean().default(false),
  /** Headers that mean this field, beside those known for its canonical name. */
  synonyms: z.array(z.string().min(1)).default([]),
  /** Run in order. Text is trimmed and its spaces collapsed unless told; the type's own conversion comes last unless listed. */
  transforms: z.array(transform).optional(),
  /** UTF-16 units. */
  maxLength: z.number().int().positive().optional(),
  compose: z.array(compose).default([]),
}).strict();

export const templateSchema = z.object({
  name: fieldName,
  title: z.string().min(1),
  version: z.number().int().positive(),
  /** Canonical field that tells one customer from another, or null. */
  naturalKey: fieldName.nullable(),
  fields: z.array(templateField).min(1).max(500),
}).strict().superRefine((template, context) => {
  const seen = new Set<string>();
  for (const { field } of template.fields) {
    if (seen.has(field)) context.addIssue({ code: 'custom', path: ['fields'], message: `field "${field}" appears twice` });
    seen.add(field);
  }
  if (template.naturalKey !== null && !seen.has(template.naturalKey)) {
    context.addIssue({ code: 'custom', path: ['naturalKey'], message: `"${template.naturalKey}" is no field of the template` });
  }
  for (const { field, compose: rules } of template.fields) {
    for (const missing of rules.flatMap(inputsOf).filter((input) => !seen.has(input))) {
      context.addIssue({ code: 'custom', path: ['fields', field], message: `compose names "${missing}", which is no field of the template` });
    }
  }
});

export type Template = z.infer<typeof templateSchema>;
/** A template as written, before defaults are filled in. */
export type TemplateInput = z.input<typeof templateSchema>;
export type TemplateField = Template['fields'][number];
export type TransformSpec = z.infer<typeof transform>;
export type ComposeRule = z.infer<typeof compose>;
