import { sql } from 'kysely';
import { COUNTED, ofStores } from './fragments';
import type { Db, Scope } from './types';

/** Sales of as many days tell how fast stock goes. */
const PACE_DAYS = 30;

export interface StockItem {
  readonly store: string;
  readonly title: string;
  readonly sku: string | null;
  /** Over all places, below zero when oversold. */
  readonly available: string;
  readonly incoming: string | null;
  /** Units sold a day; `0` where none was sold. */
  readonly pace: string;
  /** Until it is sold out at that pace; null where nothing was sold lately. */
  readonly daysLeft: number | null;
}

export interface Stock {
  /** What runs out first, in that order; what is sold out and still wanted comes before everything. */
  readonly first: readonly StockItem[];
  /** Variants with a stock that is counted. */
  readonly tracked: number;
  readonly soldOut: number;
  /** Not sold out, but within two weeks at the present pace. */
  readonly soon: number;
  /** Variants whose stock the store does not count. */
  readonly untracked: number;
  /** Days that the pace is of. */
  readonly paceDays: number;
}

interface Found extends StockItem, Omit<Stock, 'first' | 'paceDays'> {}

const SOON_DAYS = 14;

/**
 * Stock as it is now and how long it lasts. The pace is that of the days before `now`, of fewer where a store
 * is younger. Products that are drafts, archived or gone are left out.
 */
export async function readStock(db: Db, { stores }: Pick<Scope, 'stores'>, now: Date, most: number): Promise<Stock> {
  const until = now.toISOString();
  const since = new Date(now.getTime() - PACE_DAYS * 86_400_000).toISOString();
  // The planner takes what was sold for a handful of rows, and would go through all of them for every article.
  await sql`select set_config('enable_nestloop', 'off', true)`.execute(db);
  const { rows } = await sql<Found>`
    with lately as (
      select o.connection_id, o.id, o.placed_at
      from orders o
      where o.placed_at >= ${since}::timestamptz and o.placed_at < ${until}::timestamptz and ${COUNTED} and ${ofStores('o.connection_id', stores)}
    ), ages as (
      select connection_id,
        case when (select true from orders o where o.connection_id = r.connection_id and o.placed_at < ${since}::timestamptz and ${COUNTED} order by o.client_id, o.placed_at limit 1)
          then ${PACE_DAYS}::numeric
          else greatest(1, ceil(extract(epoch from ${until}::timestamptz - r.first_at) / 86400)) end as days
      from (select connection_id, min(placed_at) as first_at from lately group by 1) r
    ), sold as materialized (
      select l.connection_id, l.variant_id, l.sku, sum(l.quantity) as units
      from lately o
      cross join lateral (
        select * from order_lines l where l.connection_id = o.connection_id and l.order_id = o.id and l.deleted_at is null offset 0
      ) l
      group by 1, 2, 3
    ), by_variant as (
      select connection_id, variant_id, sum(units) as units from sold where variant_id is not null group by 1, 2
    ), by_sku as (
      select connection_id, sku, sum(units) as units from sold where sku is not null group by 1, 2
    ), stock as (
      select i.connection_id, i.variant_id, i.product_id, case when i.variant_id is null then coalesce(i.sku, i.id) end as key, max(i.sku) as sku,
        max(i.title) as title, sum(i.available) as available, sum(i.incoming) as incoming
      from inventory i
      where i.deleted_at is null and ${ofStores('i.connection_id', stores)}
      group by 1, 2, 3, 4
    ), items as (
      select s.*, p.title as product, v.title as variant, coalesce(v.sku, s.sku) as shown_sku,
        coalesce(bv.units, bs.units, 0) / coalesce(a.days, ${PACE_DAYS}) as pace
      from stock s
      left join products p on p.connection_id = s.connection_id and p.id = s.product_id
      left join variants v on v.connection_id = s.connection_id and v.id = s.variant_id
      left join by_variant bv on bv.connection_id = s.connection_id and bv.variant_id = s.variant_id
      left join by_sku bs on bs.connection_id = s.connection_id and bs.sku = s.sku
      left join ages a on a.connection_id = s.connection_id
      where (p.id is null or (p.deleted_at is null and p.status = 'active')) and (v.id is null or v.deleted_at is null)
    ), judged as (
      select *, case when pace > 0 then greatest(available, 0) / pace end as days_left from items
    )
    select connection_id as store, coalesce(title, product || coalesce(' · ' || nullif(variant, 'Default Title'), ''), shown_sku, key, variant_id) as title,
      shown_sku as sku, trim_scale(available)::text as available, trim_scale(incoming)::text as incoming, trim_scale(pace)::text as pace, floor(days_left)::float8 as "daysLeft",
      count(available) over ()::float8 as tracked,
      count(*) filter (where available <= 0) over ()::float8 as "soldOut",
      count(*) filter (where available > 0 and days_left < ${SOON_DAYS}) over ()::float8 as soon,
      count(*) filter (where available is null) over ()::float8 as untracked
    from judged
    order by judged.available is null, days_left nulls last, judged.available, judged.pace desc, connection_id, 2
    limit ${most}`.execute(db);
  await sql`select set_config('enable_nestloop', 'on', true)`.execute(db);
  const [first] = rows;
  return {
    paceDays: PACE_DAYS,
    first: rows.filter(({ available }) => available !== null).map(itemOf),
    tracked: first?.tracked ?? 0, soldOut: first?.soldOut ?? 0, soon: first?.soon ?? 0, untracked: first?.untracked ?? 0,
  };
}

function itemOf({ store, title, sku, available, incoming, pace, daysLeft }: Found): StockItem {
  return { store, title, sku, available, incoming, pace, daysLeft };
}
