import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { ReadContext } from '../../../lib/platforms/shopify/read/context';

/** One operation on one input item. */
export interface Call {
  readonly host: IExecuteFunctions;
  readonly item: number;
  readonly context: ReadContext;
}

export interface Operation {
  readonly fields: INodeProperties[];
  /** The items it makes of the input item; the router pairs them with it. */
  readonly execute: (call: Call) => Promise<INodeExecutionData[]>;
}

/** The parameter's text without blanks around it; of a locator, the ID chosen. */
export function textOf({ host, item }: Pick<Call, 'host' | 'item'>, name: string): string {
  const value: unknown = host.getNodeParameter(name, item, '');
  const isLocator = typeof value === 'object' && value !== null && '__rl' in value && 'value' in value;
  return String((isLocator ? value.value : value) ?? '').trim();
}

/** The fields a person has filled in; an empty text means that a field was left alone. */
export function filledIn({ host, item }: Call, name: string): IDataObject {
  const given = host.getNodeParameter(name, item, {}) as IDataObject;
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '' && value !== undefined && value !== null));
}

/** The rows of a list in a fixed collection. */
export function rowsOf({ host, item }: Call, name: string, group: string): IDataObject[] {
  return host.getNodeParameter(`${name}.${group}`, item, []) as IDataObject[];
}

/** Words separated by commas as Shopify's lists; `tags` is replaced as a whole. */
export function listed(value: unknown): string[] {
  const texts = Array.isArray(value) ? value.map(String) : String(value ?? '').split(',');
  return texts.map((text) => text.trim()).filter(Boolean);
}

export function items(found: object | readonly object[]): INodeExecutionData[] {
  return [found].flat().map((json) => ({ json: json as IDataObject }));
}

/** Fields with `tags` as the list that Shopify wants. */
export function withTags({ tags, ...rest }: IDataObject): IDataObject {
  return tags === undefined ? rest : { ...rest, tags: listed(tags) };
}
