import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { HostCredential } from '../../sandbox';

/**
 * The credential for a trial's own warehouse, kept in the results folder: a second run finds what the first one
 * left there, and the key that sealed it.
 */
export function sandboxWarehouse(out: string): HostCredential {
  const folder = path.resolve(out, 'warehouse');
  return { id: 'tributaryWarehouse', name: 'Warehouse', type: 'warehouseApi', data: { kind: 'embedded', folder, encryptionKey: keyIn(path.join(out, 'sandbox')) } };
}

function keyIn(folder: string): string {
  const file = path.join(folder, 'encryption-key');
  fs.mkdirSync(folder, { recursive: true });
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 });
  return fs.readFileSync(file, 'utf8');
}
