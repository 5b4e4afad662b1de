import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Connection } from '../transport/connection';

/** One operation on one input item. */
export interface Call extends Connection {
  readonly host: IExecuteFunctions;
  readonly item: number;
  readonly signal: AbortSignal | undefined;
}

export interface Operation {
  readonly fields: INodeProperties[];
  /** Items worked on at the same time; 1 unless given. */
  readonly concurrency?: number;
  /** The items it makes of the input item; the router pairs them with it. */
  readonly execute: (call: Call) => Promise<INodeExecutionData[]>;
}

/** The parameter's text without blanks around it; of a locator, the ID chosen. */
export function textOf({ host, item }: Call, name: string): string {
  const value: unknown = host.getNodeParameter(name, item, '');
  const isLocator = typeof value === 'object' && value !== null && '__rl' in value && 'value' in value;
  return String((isLocator ? value.value : value) ?? '').trim();
}

/** The fields a person has filled in; an empty text means that a field was left alone. */
export function filledIn({ host, item }: Call, name: string): IDataObject {
  const given = host.getNodeParameter(name, item, {}) as IDataObject;
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '' && value !== undefined && value !== null));
}

export function listed(value: unknown): string[] {
  const texts = Array.isArray(value) ? value.map(String) : String(value ?? '').split(',');
  return texts.map((text) => text.trim()).filter(Boolean);
}

export function oneItem(json: object): INodeExecutionData[] {
  return [{ json: json as IDataObject }];
}
