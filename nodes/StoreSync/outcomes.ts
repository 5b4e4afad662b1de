import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { StreamResult } from '../../lib/sync';
import { toNodeError } from '../host/failure';
import type { Outcome } from './syncItems';
import type { SyncedStore } from './syncStore';

/** A stream, or a store that could not be begun, that did not come to its end. */
interface Shortfall {
  readonly item: number;
  /** Which store and stream; empty where not even that is known. */
  readonly where: string;
  readonly message: string;
  readonly details: IDataObject;
}

/**
 * One item for each stream, a line for the person at the editor, and the shortfalls: on the output of a node that
 * continues, else as the error of the node, after everything else was synced.
 */
export function tellOutcomes(host: IExecuteFunctions, outcomes: readonly Outcome[]): INodeExecutionData[] {
  const shortfalls: Shortfall[] = [];
  const items = outcomes.flatMap(({ items: from, result }) => {
    const pairedItem = from.map((item) => ({ item }));
    const found = 'error' in result ? [notBegun(host, from[0] ?? 0, result.error)] : result.streams.filter(({ failure }) => failure).map((stream) => shortfallOf(from[0] ?? 0, result, stream));
    shortfalls.push(...found);
    const synced = 'error' in result ? [] : result.streams.filter(({ failure }) => !failure).map((stream) => ({ json: itemOf(result, stream), pairedItem }));
    return [...synced, ...found.map(({ message, details }) => ({ json: { error: message, details }, pairedItem }))];
  });
  if (shortfalls.length > 0 && !host.continueOnFail()) throw nodeError(host, items.length, shortfalls);
  hint(host, outcomes, shortfalls);
  return items;
}

function itemOf({ owner, name }: SyncedStore, { counts, from, to, failure: _none, ...rest }: StreamResult): IDataObject {
  return { ...owner, connection: name, ...rest, from: from?.at ?? null, to: to?.at ?? null, ...counts } as unknown as IDataObject;
}

function shortfallOf(item: number, store: SyncedStore, stream: StreamResult): Shortfall {
  const message = stream.failure?.message ?? '';
  return { item, where: `${store.owner.clientId}, ${store.name}, ${stream.stream}`, message, details: { ...itemOf(store, stream), code: stream.failure?.code } };
}

function notBegun(host: IExecuteFunctions, item: number, error: unknown): Shortfall {
  const { message, description } = toNodeError(host.getNode(), error, item);
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null;
  return { item, where: '', message, details: { description: description ?? null, code } };
}

function nodeError(host: IExecuteFunctions, streams: number, shortfalls: readonly Shortfall[]): NodeOperationError {
  const [first] = shortfalls as [Shortfall];
  const sentence = first.where === '' ? first.message : `${first.where}: ${first.message}`;
  const message = shortfalls.length === 1 ? sentence : `${shortfalls.length} of ${streams} streams were not synced to their end. The first is ${sentence}`;
  return new NodeOperationError(host.getNode(), message, {
    itemIndex: first.item,
    description: description(shortfalls, streams),
  });
}

function description(shortfalls: readonly Shortfall[], streams: number): string {
  const begun = shortfalls.filter(({ where }) => where !== '').length;
  if (begun === 0 && shortfalls.length === streams) return 'No store was begun, so nothing was read or written. Correct what the message names and run it again.';
  return `${shortfalls.length < streams ? 'Everything else was synced and is in the warehouse; what' : 'What'} was committed before the end stays. Each stream is in the sync history. `
    + 'To go on with what was synced, set On Error of this node to continue.';
}

function hint(host: IExecuteFunctions, outcomes: readonly Outcome[], shortfalls: readonly Shortfall[]): void {
  const streams = outcomes.flatMap(({ result }) => ('error' in result ? [] : result.streams));
  const total = (name: 'created' | 'updated' | 'deleted'): string => streams.reduce((all, { counts }) => all + counts[name], 0).toLocaleString('en-US');
  const done = streams.filter(({ failure }) => !failure).length;
  host.addExecutionHints({
    message: `${done} stream${done === 1 ? ' is' : 's are'} up to date: ${total('created')} rows created, ${total('updated')} updated, ${total('deleted')} deleted.`
      + (shortfalls.length === 0 ? '' : ` ${shortfalls.length} did not come to an end.`),
    type: shortfalls.length === 0 ? 'info' : 'warning',
    location: 'outputPane',
  });
}
