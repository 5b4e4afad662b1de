import type { IExecuteFunctions } from 'n8n-workflow';
import type { OpenOptions } from '../../lib/warehouse';
import { hasWarehouse, warehouseAccess } from '../host/warehouse';
import { warehouseFolderOf } from '../host/warehouseFolder';

/** The credential's warehouse where one is chosen, else the folder of the options. */
export async function ledgerPlace(host: IExecuteFunctions, warehouseFolder: string): Promise<OpenOptions> {
  if (hasWarehouse(host)) return (await warehouseAccess(host)).options;
  return { folder: await warehouseFolderOf(host, warehouseFolder) };
}
