import type { IDataObject, IExecuteFunctions, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { MapperOptions } from '../../lib/mapping/types';

/** The templates this package brings, and the way to bring one's own. */
export async function getTemplates(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
  const { listTemplates } = await import('../../lib/mapping');
  const builtIn = listTemplates().map(({ name, title, fields }) => ({
    name: title,
    value: name,
    description: fields.map(({ target }) => target).join(', '),
  }));
  return [...builtIn, { name: 'Custom (JSON)', value: 'custom', description: 'Describe the fields of your own destination' }];
}

/** The mapping a person set up on the node, read once per run. */
export function mapperOptions(host: IExecuteFunctions, options: IDataObject, template = host.getNodeParameter('template', 0) as string): MapperOptions {
  return {
    template: template === 'custom' ? jsonObject(host, 'customTemplate', 'Custom Template') : template,
    apiMappings: apiMappings(host),
    overrides: overrides(host),
    defaultCountry: text(options.defaultCountry)?.toUpperCase(),
    dateOrder: options.dateOrder as MapperOptions['dateOrder'],
    invalidOptional: options.invalidOptional as MapperOptions['invalidOptional'],
  };
}

function overrides(host: IExecuteFunctions): MapperOptions['overrides'] {
  const { values } = host.getNodeParameter('fieldMap', 0, {}) as { values?: { source?: string; target?: string }[] };
  return (values ?? [])
    .filter(({ source }) => text(source) !== undefined)
    .map(({ source, target }) => ({ source: String(source), target: (target ?? '').trim() }));
}

function apiMappings(host: IExecuteFunctions): Record<string, string> | undefined {
  const names = jsonObject(host, 'apiMappings', 'API Mappings');
  const entries = Object.entries(names);
  const wrong = entries.find(([, target]) => typeof target !== 'string');
  if (wrong) throw notUsable(host, 'API Mappings', `"${wrong[0]}" is not given a name in quotes`);
  return entries.length > 0 ? (names as Record<string, string>) : undefined;
}

function jsonObject(host: IExecuteFunctions, parameter: string, label: string): IDataObject {
  const value: unknown = host.getNodeParameter(parameter, 0, {});
  const parsed = typeof value === 'string' ? parse(host, value, label) : value;
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as IDataObject;
  throw notUsable(host, label, 'it is not an object in braces');
}

function parse(host: IExecuteFunctions, text: string, label: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    throw notUsable(host, label, error instanceof Error ? error.message : 'it is not JSON');
  }
}

function notUsable(host: IExecuteFunctions, label: string, reason: string): NodeOperationError {
  return new NodeOperationError(host.getNode(), `"${label}" cannot be used: ${reason}`, {
    itemIndex: 0,
    description: 'Correct the JSON and run again. Nothing was sent.',
  });
}

function text(value: unknown): string | undefined {
  const trimmed = typeof value === 'string' ? value.trim() : '';
  return trimmed === '' ? undefined : trimmed;
}
