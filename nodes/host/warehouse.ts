import type { ICredentialDataDecryptedObject, IExecuteFunctions, INode } from 'n8n-workflow';
import type { EnteredKeys } from '../../lib/clients';
import type { OpenOptions, Tls, Warehouse } from '../../lib/warehouse';
import { warehouseFolderOf } from './warehouseFolder';

/** What any of n8n's contexts offers: running a node, its trigger, its lists. */
export interface WarehouseHost {
  getNode(): INode;
  getCredentials: IExecuteFunctions['getCredentials'];
  readonly helpers: object;
}

/** A Warehouse credential as the rest of the package takes it. */
export interface WarehouseAccess {
  readonly options: OpenOptions;
  /** As entered: `current` is empty where there is none. */
  readonly keys: EnteredKeys;
}

export interface OpenedWarehouse {
  readonly warehouse: Warehouse;
  readonly keys: EnteredKeys;
}

/** Opens the warehouse that the node's credential names for as long as `work` takes. Throws `WarehouseError`. */
export async function withWarehouse<T>(host: WarehouseHost, work: (opened: OpenedWarehouse) => Promise<T>): Promise<T> {
  const { options, keys } = await warehouseAccess(host);
  const { openWarehouse } = await import('../../lib/warehouse');
  const warehouse = await openWarehouse(options);
  try {
    return await work({ warehouse, keys });
  } finally {
    await warehouse.close();
  }
}

/** Where the node's Warehouse credential leads to; opens nothing yet. */
export async function warehouseAccess(host: WarehouseHost): Promise<WarehouseAccess> {
  return await accessOf(host, await host.getCredentials('warehouseApi'));
}

/** Whether a person has chosen a Warehouse credential in the node. */
export function hasWarehouse(host: WarehouseHost): boolean {
  return host.getNode().credentials?.warehouseApi !== undefined;
}

/** What an entered credential leads to. Throws `UserError` for a folder that n8n lets no node write to. */
export async function accessOf(host: { readonly helpers: object }, data: ICredentialDataDecryptedObject): Promise<WarehouseAccess> {
  const keys = { current: text(data.encryptionKey).trim(), previous: lines(text(data.previousKeys)) };
  if (data.kind !== 'postgres') return { options: { folder: await warehouseFolderOf(host, text(data.folder).trim()) }, keys };
  return { options: { postgres: postgresOf(data) }, keys };
}

function postgresOf(data: ICredentialDataDecryptedObject): Extract<OpenOptions, { postgres: unknown }>['postgres'] {
  const ca = text(data.certificateAuthority).trim() || undefined;
  if (data.connectBy === 'url') return { url: text(data.connectionUrl), ca };
  const user = text(data.user).trim();
  return {
    host: text(data.host).trim() || 'localhost',
    port: Number(data.port) || 5432,
    database: text(data.database).trim() || user,
    user,
    password: text(data.password),
    tls: tlsOf(data.tls),
    ca,
  };
}

function tlsOf(value: unknown): Tls {
  return value === 'off' || value === 'verify' ? value : 'require';
}

function lines(entered: string): string[] {
  return entered.split('\n').map((line) => line.trim()).filter(Boolean);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
