import type { StoreSizes } from '../../storeSizes';
import type { Books } from './routes';
import { SellerStore } from './data/store';
import { Ledger } from './money/ledger';
import { DocumentStorage } from './reports/documents';
import { Reports } from './reports/reports';
import { SELLERS, type Seller } from './sellers';

export interface SellerWorld extends Books {
  readonly store: SellerStore;
}

/** Everything the simulated sellers have. The data ends at the start of the day on which it is made. */
export class World {
  readonly storage = new DocumentStorage();
  private readonly sellers = new Map<string, SellerWorld>();

  constructor(sizes: StoreSizes) {
    const anchorMs = Math.floor(Date.now() / 86_400_000) * 86_400_000;
    for (const facts of SELLERS) {
      const store = new SellerStore(facts, sizes, anchorMs);
      const ledger = new Ledger(store, anchorMs);
      this.sellers.set(facts.id, { store, ledger, reports: new Reports(ledger, this.storage) });
    }
  }

  of(seller: Seller): SellerWorld {
    const world = this.sellers.get(seller.id);
    if (!world) throw new Error(`there is no seller ${seller.id}`);
    return world;
  }

  /** The seller of a region, for the pages that steer the sandbox. */
  in(region: string): SellerWorld | null {
    const facts = SELLERS.find((seller) => seller.region === region);
    return facts ? this.of(facts) : null;
  }
}
