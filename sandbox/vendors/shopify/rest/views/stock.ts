import { scalarMoney } from '../../data/money';
import type { LOCATIONS } from '../../data/catalog';
import type { Level, Variant } from '../../data/records';
import { gid } from '../../resolvers/ids';
import { levelId } from '../../resolvers/catalog';
import type { Shop } from '../../shop';
import { shopTime } from '../time';

export function levelRest(level: Level, { facts }: Shop) {
  return {
    inventory_item_id: level.itemId, location_id: level.locationId, available: level.quantities.available, updated_at: shopTime(level.updatedAt, facts.timezone),
    admin_graphql_api_id: levelId(level),
  };
}

export function itemRest(variant: Variant, { facts }: Shop) {
  return {
    id: variant.itemId, admin_graphql_api_id: gid('InventoryItem', variant.itemId), sku: variant.sku, tracked: variant.tracked, requires_shipping: true,
    cost: variant.cost === null ? null : scalarMoney(variant.cost, facts.currency), created_at: shopTime(variant.createdAt, facts.timezone),
    updated_at: shopTime(variant.updatedAt, facts.timezone),
  };
}

export function locationRest({ id, name }: (typeof LOCATIONS)[number]) {
  return { id, admin_graphql_api_id: gid('Location', id), name, active: true, legacy: false };
}

export function shopRest({ facts, domain }: Shop) {
  return {
    id: facts.id, name: facts.name, email: `owner@${facts.handle}.example`, customer_email: `hello@${facts.handle}.example`, domain, myshopify_domain: domain, currency: facts.currency,
    iana_timezone: facts.timezone, plan_display_name: facts.plan, plan_name: facts.plan.toLowerCase(),
  };
}
