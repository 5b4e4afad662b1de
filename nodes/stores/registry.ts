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
function actorOf(host: Host): string {
  const workflow = `workflow ${host.getWorkflow().id ?? 'without an id'}`;
  return 'getExecutionId' in host ? `${workflow}, execution ${host.getExecutionId()}` : `${workflow}, editor`;
}
