import { createMeter, type RequestMetric } from '../../../../../lib/http';
import { checkedCredential, createAmazonClient, type AmazonClient, type AmazonOptions } from '../../../../../lib/platforms/amazon-seller';
import { AmazonConnection } from '../../../../../lib/platforms/amazon-seller/store';
import type { Cursor, StoreConnection, StoreContext, StreamPage } from '../../../../../lib/sync/types';
import type { RowOf, StoreTable } from '../../../../../lib/warehouse/storeRows';
import type { SandboxOptions } from '../../../../../sandbox';
import { amazonCredential } from '../../../../../sandbox/vendors/amazon';
import { startSeller, type Seller } from '../../../../sandbox/amazon/seller';
import { CheckedProxy } from './checkedProxy';

/** A simulated seller with a connection to it, through a proxy that knows Amazon's models. */
export interface Connected {
  readonly seller: Seller;
  readonly proxy: CheckedProxy;
  readonly requests: RequestMetric[];
  readonly fields: Record<string, string>;
  connect(more?: Record<string, string>, signal?: AbortSignal, context?: Pick<StoreContext, 'account'> & Pick<AmazonOptions, 'timeoutMs'>): StoreConnection;
  client(more?: Record<string, string>): AmazonClient;
  /** Stops everything; fails when a call or an answer did not fit its model. */
  end(): Promise<void>;
}

export async function connected(options: SandboxOptions = {}, number = 0): Promise<Connected> {
  const seller = await startSeller(options, number);
  const proxy = new CheckedProxy(seller.sandbox.url);
  const fields = amazonCredential(await proxy.start(), number);
  const meter = createMeter();
  const requests: RequestMetric[] = [];
  meter.listen((metric) => requests.push(metric));
  return {
    seller, proxy, requests, fields,
    connect: (more = {}, signal = new AbortController().signal, { account, timeoutMs } = {}) =>
      new AmazonConnection(createAmazonClient({ credential: checkedCredential({ ...fields, ...more }), meter, timeoutMs }), { signal, account }),
    client: (more = {}) => createAmazonClient({ credential: checkedCredential({ ...fields, ...more }), meter }),
    end: async () => {
      await proxy.stop();
      await seller.sandbox.close();
      expect(proxy.problems).toEqual([]);
    },
  };
}

/** Every page of a stream, read to its end. */
export async function pagesOf(connection: StoreConnection, stream: string, from: Cursor | null = null): Promise<StreamPage[]> {
  const pages: StreamPage[] = [];
  for await (const page of connection.read(stream, from)) pages.push(page);
  return pages;
}

export function rowsIn<Table extends StoreTable>(pages: readonly StreamPage[], table: Table): RowOf<Table>[] {
  return pages.flatMap(({ rows }) => [...(rows[table] ?? [])] as RowOf<Table>[]);
}

export function lastCursor(pages: readonly StreamPage[]): Cursor {
  const cursor = pages.at(-1)?.cursor;
  if (!cursor) throw new Error('the last page has no cursor');
  return cursor;
}

/** What a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<Error & { kind?: string; status?: number; code?: string; requestId?: string | null }> {
  return await promise.then(() => { throw new Error('It did not reject.'); }, (error: Error) => error);
}

/** Cents of a decimal text, for sums that a test makes on its own. */
export function cents(amount: string | null | undefined): number {
  return Math.round(Number(amount ?? NaN) * 100);
}
