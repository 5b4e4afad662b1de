import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { OpenRegistry } from '../../stores/registry';

/** One run of the node, with the warehouse open. */
export interface Run {
  readonly host: IExecuteFunctions;
  readonly registry: OpenRegistry;
}

/** One operation on one input item. */
export interface Call extends Run {
  readonly item: number;
}

/** Works on every item by itself; the router pairs what it makes with the item. */
export interface Operation {
  readonly fields: INodeProperties[];
  readonly execute: (call: Call) => Promise<INodeExecutionData[]>;
}

/** Works on all items together, and pairs what it makes itself. */
export interface BatchOperation {
  readonly fields: INodeProperties[];
  readonly executeAll: (run: Run) => Promise<INodeExecutionData[]>;
}

export function textOf({ host, item }: Call, name: string): string {
  return String(host.getNodeParameter(name, item, '') ?? '').trim();
}

export function itemsOf(entries: readonly object[]): INodeExecutionData[] {
  return entries.map((entry) => ({ json: { ...entry } as IDataObject }));
}
