import { randomUUID } from 'node:crypto';
import { Changes } from '../changes';
import type { Level } from '../data/records';
import { demand, type Context } from '../graphql/context';
import { badRequest } from '../graphql/errors';
import { gid, numberOf } from '../resolvers/ids';

interface Quantity {
  readonly inventoryItemId: string;
  readonly locationId: string;
  readonly quantity?: number;
  readonly delta?: number;
  readonly changeFromQuantity?: number | null;
}

const MOST = 1_000_000_000;
type Name = 'available' | 'on_hand';

export function inventorySetQuantities({ input }: { input: { name: string; reason: string; quantities: readonly Quantity[] } }, context: Context) {
  demand(context, 'inventorySetQuantities', 'write_inventory');
  return once(context, () => write(input.name, input.reason, input.quantities, context, 'INVALID_NAME', ['input', 'quantities'], (_now, { quantity = 0 }) => quantity));
}

export function inventoryAdjustQuantities({ input }: { input: { name: string; reason: string; changes: readonly Quantity[] } }, context: Context) {
  demand(context, 'inventoryAdjustQuantities', 'write_inventory');
  return once(context, () => write(input.name, input.reason, input.changes, context, 'INVALID_QUANTITY_NAME', ['input', 'changes'], (now, { delta = 0 }) => now + delta));
}

/** From 2026-04 on the key is required; the same one again gives the first answer and changes nothing. */
function once<T>({ shop, version, idempotencyKey }: Context, work: () => T): T {
  if (idempotencyKey === null && version >= '2026-04') throw badRequest('The @idempotent directive is required for this mutation but was not provided.');
  if (idempotencyKey === null) return work();
  if (!shop.idempotent.has(idempotencyKey)) shop.idempotent.set(idempotencyKey, work());
  return shop.idempotent.get(idempotencyKey) as T;
}

function write(
  name: string, reason: string, quantities: readonly Quantity[], context: Context, badName: string, field: readonly string[], next: (now: number, given: Quantity) => number,
) {
  const refusal = (code: string, where: readonly string[], message: string) => ({ inventoryAdjustmentGroup: null, userErrors: [{ code, field: where, message }] });
  if (name !== 'available' && name !== 'on_hand') return refusal(badName, ['input', 'name'], 'The quantity name must be either available or on_hand.');
  const targets: { level: Level; given: Quantity }[] = [];
  for (const [at, given] of quantities.entries()) {
    const itemId = numberOf('InventoryItem', given.inventoryItemId);
    const locationId = numberOf('Location', given.locationId);
    const where = [...field, String(at)];
    if (!context.shop.data.item(itemId)) return refusal('INVALID_INVENTORY_ITEM', [...where, 'inventoryItemId'], 'The specified inventory item could not be found.');
    if (!context.shop.data.locations.get(locationId)) return refusal('INVALID_LOCATION', [...where, 'locationId'], 'The specified location could not be found.');
    const level = context.shop.data.levels.find((one) => one.itemId === itemId && one.locationId === locationId);
    if (!level) return refusal('INVALID_LOCATION', [...where, 'locationId'], 'The specified inventory item is not stocked at the location.');
    if (next(level.quantities[name], given) > MOST) return refusal('INVALID_QUANTITY_TOO_HIGH', [...where, 'quantity'], `The quantity can't be higher than ${MOST}.`);
    const isStale = typeof given.changeFromQuantity === 'number' && given.changeFromQuantity !== level.quantities[name];
    if (isStale) return refusal('CHANGE_FROM_QUANTITY_STALE', [...where, 'changeFromQuantity'], 'The changeFromQuantity value does not match the current quantity.');
    targets.push({ level, given });
  }
  for (const { level, given } of targets) apply(level, name, next(level.quantities[name], given), context);
  return { inventoryAdjustmentGroup: { id: gid('InventoryAdjustmentGroup', randomUUID()), reason, createdAt: new Date().toISOString() }, userErrors: [] };
}

function apply(level: Level, name: Name, quantity: number, context: Context): void {
  const { quantities } = level;
  const changedBy = quantity - quantities[name];
  level.quantities = { ...quantities, available: quantities.available + changedBy, on_hand: quantities.on_hand + changedBy };
  new Changes(context.shop).level(level);
}
