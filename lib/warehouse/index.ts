export { WarehouseError, WarehouseLocked } from './errors';
export { openWarehouse, type OpenOptions } from './open';
export { sharedLimit, type WarehouseLimit } from './sharedLimit';
export type { Schema } from './schema';
export type { PostgresOptions, Tls } from './postgres/place';
export type { Warehouse } from './types';
