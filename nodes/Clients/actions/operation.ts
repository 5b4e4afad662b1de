import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { StoreContext } from '../../../lib/sync/types';
import type { OpenRegistry } from '../../stores/registry';

export type ClientsModule = typeof import('../../../lib/clients');

/** One operation on one input item. */
export interface Call {
  readonly host: IExecuteFunctions;
  readonly item: number;
  readonly clients: ClientsModule;
  readonly registry: OpenRegistry;
  /** For operations that reach a store. */
  readonly context: StoreContext;
}

export interface Operation {
  readonly fields: INodeProperties[];
  /** The items it makes of the input item; the router pairs them with it. */
  readonly execute: (call: Call) => Promise<INodeExecutionData[]>;
}

export function textOf({ host, item }: Call, name: string): string {
  return String(host.getNodeParameter(name, item, '') ?? '').trim();
}

/** What a person has put into a collection. */
export function collectionOf({ host, item }: Call, name: string): IDataObject {
  return host.getNodeParameter(name, item, {}) as IDataObject;
}

/** The text of a collection's entry; undefined where it was not added. */
export function optionalText(collection: IDataObject, name: string): string | undefined {
  const value = collection[name];
  return value === undefined || value === null ? undefined : String(value).trim();
}

/** No more than the limit, where there is one. */
export function limitOf({ host, item }: Call): number {
  return host.getNodeParameter('returnAll', item, false) === true ? Number.MAX_SAFE_INTEGER : Number(host.getNodeParameter('limit', item, 50));
}

export function itemsOf(entries: readonly object[]): INodeExecutionData[] {
  return entries.map((entry) => ({ json: { ...entry } as IDataObject }));
}
