import { randomOf } from '../../../conditions/random';
import type { Marketplace } from '../marketplaces';
import type { Seller } from '../sellers';
import type { Product } from './products';

export interface StockEntry {
  readonly product: Product;
  readonly marketplace: Marketplace;
  readonly fulfillable: number;
  readonly reserved: number;
  readonly inbound: number;
  readonly unfulfillable: number;
  readonly updatedMs: number;
}

/** What lies in Amazon's warehouses, by marketplace and SKU. */
export class Stock {
  private readonly entries = new Map<string, StockEntry>();

  constructor(seller: Seller, products: readonly Product[], anchorMs: number) {
    for (const marketplace of seller.marketplaces) {
      for (const product of products) {
        if (product.fba) this.put(firstEntry(seller, product, marketplace, anchorMs));
      }
    }
  }

  of(marketplaceId: string): StockEntry[] {
    return [...this.entries.values()].filter(({ marketplace }) => marketplace.id === marketplaceId);
  }

  find(marketplaceId: string, sku: string): StockEntry | null {
    return this.entries.get(keyOf(marketplaceId, sku)) ?? null;
  }

  put(entry: StockEntry): void {
    this.entries.set(keyOf(entry.marketplace.id, entry.product.sku), entry);
  }

  remove(marketplaceId: string, sku: string): boolean {
    return this.entries.delete(keyOf(marketplaceId, sku));
  }
}

function keyOf(marketplaceId: string, sku: string): string {
  return `${marketplaceId} ${sku}`;
}

function firstEntry({ seed }: Seller, product: Product, marketplace: Marketplace, anchorMs: number): StockEntry {
  const chance = (what: string) => randomOf(seed, `${what} ${marketplace.id} ${product.index}`);
  return {
    product, marketplace,
    fulfillable: chance('stock') < 0.1 ? 0 : Math.floor(chance('stock more') * 400),
    reserved: Math.floor(chance('reserved') * 12),
    inbound: chance('inbound') < 0.3 ? Math.floor(chance('inbound more') * 200) : 0,
    unfulfillable: Math.floor(chance('broken') * 4),
    updatedMs: Math.floor((anchorMs - (1 + chance('when') * 60) * 86_400_000) / 1000) * 1000,
  };
}
