import { MappingError, nameList } from '../errors';
import { customer } from './customer';
import { hubspot } from './hubspot';
import { salesforce } from './salesforce';
import type { Template, TemplateField } from './schema';
import { shopify } from './shopify';
import { woocommerce } from './woocommerce';

const BUILT_IN = new Map([customer, hubspot, salesforce, shopify, woocommerce].map((template) => [template.name, template]));

/** Name, title, version and fields of every built-in template. */
export function listTemplates(): readonly Template[] {
  return [...BUILT_IN.keys()].map(getTemplate);
}

/** A built-in template by name; throws {@link MappingError} `unknown_template`. */
export function getTemplate(name: string): Template {
  const template = BUILT_IN.get(name);
  if (!template) {
    throw new MappingError('unknown_template', `There is no template "${name}"; choose one of ${nameList([...BUILT_IN.keys()])}.`);
  }
  return parseTemplate(template);
}

/** A template from a user's JSON, defaults filled in; throws {@link MappingError} `invalid_template`. */
export function parseTemplate(input: object): Template {
  const { templateSchema } = require('./schema') as typeof import('./schema');
  const parsed = templateSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  const place = first && first.path.length > 0 ? ` at "${first.path.join('.')}"` : '';
  throw new MappingError('invalid_template', `The template is not valid${place}: ${first?.message ?? 'unknown shape'}.`);
}

/**
 * The template with an API's own field names. A key that is no canonical field of the template adds a
 * text field, matched by a header of that name.
 */
export function renameTargets(template: Template, apiMappings: Readonly<Record<string, string>>): Template {
  const names = new Map(Object.entries(apiMappings));
  for (const [field, target] of names) {
    if (typeof target !== 'string' || target.trim() === '') {
      throw new MappingError('invalid_target', `The API mapping of "${field}" must be the API's field name, a text that is not empty.`);
    }
  }
  const renamed = template.fields.map((field) => ({ ...field, target: names.get(field.field) ?? field.target }));
  const known = new Set(template.fields.map(({ field }) => field));
  const added = [...names].filter(([field]) => !known.has(field)).map(([field, target]) => textField(field, target));
  return { ...template, fields: [...renamed, ...added] };
}

function textField(field: string, target: string): TemplateField {
  return { field, target, type: 'text', required: false, nullable: false, synonyms: [], compose: [] };
}
