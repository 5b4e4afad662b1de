import { createMeter } from '../../../../../lib/http';
import { wooStore, type WooConnection } from '../../../../../lib/platforms/woocommerce/store';
import { runSync, type SyncOptions, type SyncReport } from '../../../../../lib/sync';
import type { Warehouse } from '../../../../../lib/warehouse';
import type { StoreOwner } from '../../../../../lib/warehouse/storeRows';
import type { Sandbox } from '../../../../../sandbox';
import { Keys } from '../../../../../sandbox/vendors/woocommerce/rest/keys';
import { call } from '../../../../sandbox/call';

export type StoreName = 'alpine' | 'harbor';
export const keysOf = (store: StoreName) => new Keys(store);

export function fieldsOf(sandbox: Sandbox, store: StoreName = 'alpine', more: object = {}): Record<string, unknown> {
  const { key, secret } = keysOf(store).readWrite;
  return { url: `${sandbox.url}/woocommerce/${store}`, consumerKey: key, consumerSecret: secret, allowHttp: true, ...more };
}

export function connect(sandbox: Sandbox, store: StoreName = 'alpine', more: object = {}, signal = new AbortController().signal) {
  const meter = createMeter();
  const connection = wooStore.connect(wooStore.parse(fieldsOf(sandbox, store, more)), { meter, signal }) as WooConnection;
  return { meter, connection };
}

export async function sync(sandbox: Sandbox, warehouse: Warehouse, owner: StoreOwner, options: SyncOptions = {}, store: StoreName = 'alpine'): Promise<SyncReport> {
  const { meter, connection } = connect(sandbox, store);
  const report = await runSync({ warehouse, owner, platform: wooStore, connection, meter, signal: new AbortController().signal, options });
  connection.close();
  return report;
}

/** What the simulated shop really has. */
export async function truth<T extends { id: number }>(sandbox: Sandbox, resource: string, store: StoreName = 'alpine'): Promise<T[]> {
  const { text } = await call(`${sandbox.url}/woocommerce/__truth/${store}/${resource}`, { timeoutMs: 60_000 });
  return text.trim().split('\n').filter(Boolean).map((line) => JSON.parse(line) as T);
}

export const settings = (sandbox: Sandbox, changes: object, store: StoreName = 'alpine') => call(`${sandbox.url}/woocommerce/__settings/${store}`, { json: changes });

export const change = (sandbox: Sandbox, resource: string, action: 'edit' | 'silent' | 'trash' | 'delete', ids: readonly number[], fields: object = {}, store: StoreName = 'alpine') =>
  call(`${sandbox.url}/woocommerce/__change/${store}`, { json: { resource, action, ids, fields } });
