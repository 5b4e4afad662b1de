import { sql } from 'kysely';
import { ofStores, within } from './fragments';
import type { Db, Scope } from './types';

/** What a store's transactions tell, in one currency. Null: this store has never told any of the kind, which is not zero. */
export interface StoreMoney {
  readonly store: string;
  /** Kept by the platform or the payment provider; a positive amount is a cost. */
  readonly fees: string | null;
  readonly refunds: string | null;
  readonly adjustments: string | null;
  readonly payouts: string | null;
}

interface Found { readonly store: string; readonly kind: Kind; readonly amount: string }

const KINDS = { fee: 'fees', refund: 'refunds', adjustment: 'adjustments', payout: 'payouts' } as const;
type Kind = keyof typeof KINDS;

/** Fees, refunds, adjustments and payouts of the period by store, when they occurred. Stores without transactions are not in it. */
export async function readMoney(db: Db, { period, stores }: Scope, currency: string | null): Promise<readonly StoreMoney[]> {
  const { rows } = await sql<Found>`
    select c.id as store, k.kind,
      trim_scale(coalesce(s.amount, 0) * case when k.kind in ('fee', 'refund') then -1 else 1 end)::text as amount
    from client_api_credentials c
    cross join unnest(array['fee', 'refund', 'adjustment', 'payout']) as k(kind)
    cross join lateral (
      select sum(t.amount) as amount from transactions t
      where t.connection_id = c.id and t.kind = k.kind and t.deleted_at is null and t.currency = ${currency} and ${within('t.occurred_at', period)}
    ) s
    where ${ofStores('c.id', stores)}
      and (s.amount is not null or (
        select true from transactions t
        where t.connection_id = c.id and t.kind = k.kind and t.deleted_at is null order by t.client_id, t.occurred_at limit 1))
    order by c.id`.execute(db);
  const byStore = new Map<string, StoreMoney>();
  for (const { store, kind, amount } of rows) {
    byStore.set(store, { ...byStore.get(store) ?? { store, fees: null, refunds: null, adjustments: null, payouts: null }, [KINDS[kind]]: amount });
  }
  return [...byStore.values()];
}
