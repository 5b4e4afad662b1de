import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { chosenId } from '../../stores/parameters';
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

/** The client chosen, which exists: without it a mistyped ID would look like a client without data. Throws `ClientsError` too. */
export async function clientOf({ host, registry }: Run, item: number): Promise<string> {
  const { requireClient } = await import('../../../lib/clients');
  const id = chosenId(host, 'clientId', item);
  await requireClient(registry, id);
  return id;
}

export function textOf({ host, item }: Call, name: string): string {
  return String(host.getNodeParameter(name, item, '') ?? '').trim();
}

export function itemsOf(entries: readonly object[]): INodeExecutionData[] {
  return entries.map((entry) => ({ json: { ...entry } as IDataObject }));
}
