import { sql } from 'kysely';
import { COUNTED, ofStores, within } from './fragments';
import type { Db, Scope } from './types';

export interface ProductSales {
  readonly store: string;
  /** The vendor's id of the product; the SKU or the title where it has none. */
  readonly item: string;
  readonly title: string;
  readonly sku: string | null;
  readonly units: string;
  /** After discounts, before refunds; null where no line tells an amount. */
  readonly revenue: string | null;
}

export interface TopProducts {
  /** The best by revenue, then by units. */
  readonly top: readonly ProductSales[];
  /** How many different products were sold. */
  readonly sold: number;
  /** Of all of them. */
  readonly revenue: string | null;
}

interface Found extends ProductSales {
  readonly sold: number;
  readonly whole: string | null;
}

/**
 * What sold best in the period, by the lines of counted orders in one currency. Store by store, as the indexes have the
 * orders and the lines of one store in the same order: nothing is sorted or hashed to bring them together.
 */
export async function readProducts(db: Db, { period, stores }: Scope, currency: string | null, most: number): Promise<TopProducts> {
  const { rows } = await sql<Found>`
    with sold as (
      select c.id as connection_id, l.* from client_api_credentials c
      cross join lateral (
        select l.item, sum(l.quantity) as units, sum(l.total) as revenue, min(l.order_id) as sample
        from orders o
        join order_lines l on l.order_id = o.id
        where o.connection_id = c.id and l.connection_id = c.id and ${within('o.placed_at', period)} and ${COUNTED} and l.deleted_at is null
          and coalesce(l.currency, o.currency) = ${currency}
        group by l.item
      ) l
      where ${ofStores('c.id', stores)}
    ), best as (
      select *, count(*) over () as sold, sum(revenue) over () as whole
      from sold order by revenue desc nulls last, units desc, connection_id, item limit ${most}
    )
    select b.connection_id as store, b.item, coalesce(p.title, l.title, b.item) as title, l.sku,
      trim_scale(b.units)::text as units, trim_scale(b.revenue)::text as revenue, b.sold::float8, trim_scale(b.whole)::text as whole
    from best b
    left join products p on p.connection_id = b.connection_id and p.id = b.item
    left join lateral (
      select title, sku from order_lines l
      where l.connection_id = b.connection_id and l.order_id = b.sample and l.item = b.item limit 1
    ) l on true
    order by b.revenue desc nulls last, b.units desc, b.connection_id, b.item`.execute(db);
  const [first] = rows;
  return { top: rows.map(({ sold: _sold, whole: _whole, ...product }) => product), sold: first?.sold ?? 0, revenue: first?.whole ?? null };
}
