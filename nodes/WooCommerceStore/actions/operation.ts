import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Filters } from '../../../lib/platforms/woocommerce';
import type { Store, Stores } from '../transport/connection';

/** One run of the node. */
export interface Session {
  readonly host: IExecuteFunctions;
  readonly stores: Stores;
  readonly signal: AbortSignal;
}

/** One operation on one input item. */
export interface Call extends Session, Store {
  readonly item: number;
}

export interface Operation {
  readonly value: string;
  readonly name: string;
  readonly action: string;
  readonly description: string;
  readonly fields: INodeProperties[];
  /** For one input item; the router pairs what comes out. */
  readonly execute?: (call: Call) => Promise<INodeExecutionData[]>;
  /** For all input items together, many in one request; pairs by itself. */
  readonly executeAll?: (session: Session) => Promise<INodeExecutionData[]>;
}

/** Something of a store with the usual operations. */
export interface ResourceSpec {
  readonly value: string;
  readonly name: string;
  /** In sentences: `a product`, `products`. */
  readonly one: string;
  readonly many: string;
  readonly description: string;
  /** Below `/wc/v3`; a product's variations lie below the product. */
  readonly path: (call: Pick<Call, 'host' | 'item'>) => string;
  readonly filters: readonly INodeProperties[];
  /** Sent with every list. */
  readonly always?: Filters;
  /** Fields that can be set one by one, named as in the API. */
  readonly writable: readonly INodeProperties[];
  readonly required?: INodeProperties;
  /** Names of fields that are settled when it is created. */
  readonly lasting?: readonly string[];
  /** Further groups of fields: addresses, line items. */
  readonly groups?: readonly INodeProperties[];
  readonly hasTrash: boolean;
}

export function textOf({ host, item }: Pick<Call, 'host' | 'item'>, name: string): string {
  return String(host.getNodeParameter(name, item, '') ?? '').trim();
}

/** The fields a person has filled in; an empty text means that a field was left alone. */
export function filledIn({ host, item }: Pick<Call, 'host' | 'item'>, name: string): IDataObject {
  const given = host.getNodeParameter(name, item, {}) as IDataObject;
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '' && value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)));
}

/** A JSON object from a parameter; `{}` where it is empty. */
export function jsonOf({ host, item }: Pick<Call, 'host' | 'item'>, name: string, label: string): IDataObject {
  const value: unknown = host.getNodeParameter(name, item, {});
  const parsed = typeof value === 'string' ? parse(value) : value;
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as IDataObject;
  throw new NodeOperationError(host.getNode(), `"${label}" is no JSON object`, { itemIndex: item, description: 'Write it in braces, such as {"weight": "1.2"}. Nothing was sent.' });
}

/** The ID of what the operation is about, checked before anything is sent. */
export function idOf(call: Pick<Call, 'host' | 'item'>, name: string, label: string): string {
  const id = textOf(call, name);
  if (/^\d{1,19}$/.test(id)) return id;
  throw new NodeOperationError(call.host.getNode(), `The ${label} ${id === '' ? 'is empty' : 'is no number'}`, { itemIndex: call.item, description: 'Correct it; nothing was sent.' });
}

function parse(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
