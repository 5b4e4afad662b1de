import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { AmazonClient } from '../../../lib/platforms/amazon-seller';
import type { AmazonModule } from '../transport/connection';

/** One operation on one input item. */
export interface Call {
  readonly host: IExecuteFunctions;
  readonly item: number;
  readonly amazon: AmazonModule;
  readonly client: AmazonClient;
  readonly signal: AbortSignal | undefined;
}

export interface Operation {
  readonly fields: INodeProperties[];
  /** The items it makes of the input item; the router pairs them with it. */
  readonly execute: (call: Call) => Promise<INodeExecutionData[]>;
}

/** The parameter's text without blanks around it. */
export function textOf({ host, item }: Call, name: string): string {
  return String(host.getNodeParameter(name, item, '') ?? '').trim();
}

/** The fields of a collection that a person has filled in. */
export function filledIn({ host, item }: Call, name: string): IDataObject {
  const given = host.getNodeParameter(name, item, {}) as IDataObject;
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '' && value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)));
}

/** One value per comma or line, or a list as an expression gives it. */
export function listed(value: unknown): string[] {
  const texts = Array.isArray(value) ? value.map(String) : String(value ?? '').split(/[,\n]/);
  return texts.map((text) => text.trim()).filter(Boolean);
}

export function toItems(entries: readonly object[]): INodeExecutionData[] {
  return entries.map((json) => ({ json: json as IDataObject }));
}
