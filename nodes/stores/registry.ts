import type { Registry } from '../../lib/clients';
import { storePlatform } from '../../lib/platforms/stores';
import { warehouseAccess } from '../host/warehouse';
import type { Host } from './parameters';

export interface OpenRegistry extends Registry {
  close(): Promise<void>;
}

/** The registry in the warehouse that the node's Warehouse credential names. Throws `WarehouseError` and `ClientsError`. */
export async function openRegistry(host: Host): Promise<OpenRegistry> {
  const [{ options, keys: entered }, { keyring }, { openWarehouse }] = await Promise.all([
    warehouseAccess(host), import('../../lib/clients'), import('../../lib/warehouse'),
  ]);
  const keys = entered.current === '' ? null : await keyring(entered);
  const warehouse = await openWarehouse(options);
  return { warehouse, keys, platforms: storePlatform, actor: actorOf(host), close: () => warehouse.close() };
}

/** Who is at work, as the audit names it. */
export function actorOf(host: Host): string {
  const workflow = `workflow ${host.getWorkflow().id ?? 'without an id'}`;
  if ('getNodeWebhookUrl' in host) return `${workflow}, webhook`;
  return 'getCurrentNodeParameter' in host ? `${workflow}, editor` : `${workflow}, execution ${host.getExecutionId()}`;
}
