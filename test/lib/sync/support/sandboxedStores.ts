import type { Warehouse } from '../../../../lib/warehouse';
import type { StoreOwner, StoreTable } from '../../../../lib/warehouse/storeRows';
import type { Sandbox } from '../../../../sandbox';
import { amazonCredential } from '../../../../sandbox/vendors/amazon';
import { sellerOf } from '../../../sandbox/amazon/seller';
import { keptRows, type KeptRow } from './client';
import { moneyColumns, releasedMoney, settledMoney } from './sellerMoney';
import { SELLER_COLUMNS, sellerRows, type Listed, type SellerOrder, type Stock } from './sellerRows';

/** What is compared of each row, by table and id. */
export type Tables = Record<string, Record<string, unknown>>;

/** A store of the sandbox with what it really has, and the same columns of what the warehouse keeps of it. */
export interface SandboxedStore {
  readonly fields: Record<string, string>;
  /** Edits, removes and adds something, in another place every round. */
  change(round: number): Promise<void>;
  truth(): Promise<Tables>;
  kept(warehouse: Warehouse, owner: StoreOwner): Promise<Tables>;
}

const table = (rows: readonly (readonly [string, ...unknown[]])[]): Record<string, unknown> => Object.fromEntries(rows.map(([id, ...values]) => [id, values]));

type Columns = Record<string, (row: KeptRow) => readonly unknown[]>;

const keptIn = (columns: Columns) => async (warehouse: Warehouse, owner: StoreOwner): Promise<Tables> => {
  const tables: Tables = {};
  for (const [name, values] of Object.entries(columns)) {
    const live = [...(await keptRows(warehouse, owner, name as StoreTable)).values()].filter(({ deleted_at: gone }) => gone === null);
    tables[name] = table(live.map((row) => [row.id, ...values(row)]));
  }
  return tables;
};

/** The two sellers of the sandbox, in two regions; money from one source or the other. */
export function amazonPair(sandbox: Sandbox, financesSource = 'transactions'): readonly [SandboxedStore, SandboxedStore] {
  const store = (number: number): SandboxedStore => {
    const seller = sellerOf(sandbox, number);
    const { region, steer, truth } = seller;
    return {
      fields: { ...amazonCredential(sandbox.url, number), financesSource },
      async change(round) {
        const stock = await truth<Stock>('inventory');
        const listed = await truth<Listed>('products');
        const created = await Promise.all([1, 2].map(async () => (await steer('orders', { region, action: 'create' })).body as SellerOrder));
        // What has not been sent yet: Amazon lets nothing else be changed.
        const open = (await truth<SellerOrder>('orders')).filter(({ orderId, fulfillment }) => ['PENDING', 'UNSHIPPED', 'PARTIALLY_SHIPPED'].includes(fulfillment.fulfillmentStatus) && created.every((one) => one.orderId !== orderId));
        await steer('orders', { region, action: 'cancel', id: (open.at(-1) ?? created[0])?.orderId });
        await steer('orders', { region, action: 'edit', id: (open.at(-2) ?? created[1])?.orderId, quantity: 7 + round, status: 'UNSHIPPED' });
        await steer('inventory', { region, marketplaceId: stock[1]?.marketplaceId, sku: stock[1]?.sellerSku, fulfillable: 70 + round });
        await steer('inventory', { region, marketplaceId: stock[2]?.marketplaceId, sku: stock[2]?.sellerSku, remove: true });
        await steer('products', { region, sku: listed[3 + round]?.sku, title: `Renamed ${round}` });
        await steer('products', { region, sku: listed[10 + round]?.sku, remove: true });
        // Told late, within the days that are read again.
        const at = new Date(Date.now() - 86_400_000 - round * 60_000).toISOString();
        const sent = (await truth<SellerOrder>('orders')).filter(({ fulfillment }) => fulfillment.fulfillmentStatus === 'SHIPPED');
        await steer('money', { region, at, cents: -1234 - round });
        await steer('money', { region, at, orderId: sent[round]?.orderId });
      },
      async truth() {
        const rows = await sellerRows(seller);
        const tables = Object.fromEntries(Object.entries(rows).map(([name, all]) => [name, table(all)]));
        return { ...tables, transactions: financesSource === 'settlements' ? sorted(await settledMoney(seller)) : await releasedMoney(seller) };
      },
      async kept(warehouse, owner) {
        const live = [...(await keptRows(warehouse, owner, 'transactions')).values()].filter(({ deleted_at: gone }) => gone === null);
        const money = financesSource === 'settlements' ? sorted(live.map(moneyColumns)) : Object.fromEntries(live.map((row) => [row.id, moneyColumns(row)]));
        return { ...(await keptIn(SELLER_COLUMNS)(warehouse, owner)), transactions: money };
      },
    };
  };
  return [store(0), store(1)];
}

/** Rows without ids, in an order that both sides have. */
function sorted(rows: readonly (readonly unknown[])[]): Record<string, unknown> {
  const texts = rows.map((row) => [JSON.stringify(row), row] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(texts.map(([, row], at) => [String(at), row]));
}
