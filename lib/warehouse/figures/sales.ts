import { sql, type RawBuilder } from 'kysely';
import { arrayOf, COUNTED, ofStores } from './fragments';
import type { Period, Span } from './period';
import type { Db, Sales, Scope } from './types';

export type When = 'current' | 'previous';

/** Sales of one cut: the whole period, one store, or one stretch of it (all platforms together or one). */
export interface SalesRow extends Sales {
  readonly when: When;
  /** Null for orders whose currency the vendor withholds. */
  readonly currency: string | null;
  readonly cut: 'whole' | 'store' | 'bucket' | 'platformBucket';
  readonly store: string | null;
  readonly platform: string | null;
  /** Index into the buckets of the period, or of the one before. */
  readonly bucket: number | null;
  /** Orders that nobody can be made out for. */
  readonly anonymous: number;
  /** Left out of everything else: not paid yet, with what they come to as far as it is known. */
  readonly waiting: number;
  readonly waitingGross: string | null;
  readonly cancelled: number;
  readonly tests: number;
}

const CUTS = ['platformBucket', 'bucket', 'store', 'whole'] as const;

interface Found extends Omit<SalesRow, 'cut'> { readonly cut: number }

/**
 * Orders and refunds of the period and the one before, in every currency, cut in every way. Orders belong to when they
 * were placed. Refunds belong to when they were given; those that the store tells only as a sum on the order, to the
 * order.
 */
export async function readSales(db: Db, { period, stores }: Scope): Promise<readonly SalesRow[]> {
  const { rows } = await sql<Found>`
    with buckets as (
      ${bucketsOf(period)}
    ), placed as (
      select b."when", b.bucket, o.* from buckets b
      cross join lateral (
        select o.connection_id, o.currency, case when o.is_test then 'test' when o.status in ('cancelled', 'pending') then o.status else 'counted' end as kind,
          count(*) as orders, count(o.total) as priced, sum(o.total) as gross, count(*) - count(o.buyer) as anonymous,
          sum(o.refunded) filter (where case when o.refunded <> 0 then not exists (
            select from transactions t
            where t.connection_id = o.connection_id and t.order_id = o.id and t.kind = 'refund' and t.deleted_at is null) end) as refunds
        from orders o
        where o.placed_at >= b.starts and o.placed_at < b.ends and o.deleted_at is null and ${ofStores('o.connection_id', stores)}
        group by 1, 2, 3
      ) o
    ), given as (
      select b."when", b.bucket, c.id, t.currency, 'given', 0, 0, null::numeric, 0, t.refunds
      from buckets b
      cross join client_api_credentials c
      cross join lateral (
        select t.currency, -sum(t.amount) as refunds
        from transactions t
        left join orders o on o.connection_id = c.id and o.id = t.order_id
        where t.connection_id = c.id and t.kind = 'refund' and t.deleted_at is null and t.occurred_at >= b.starts and t.occurred_at < b.ends
          and (o.id is null or (${COUNTED}))
        group by 1
      ) t
      where ${ofStores('c.id', stores)}
    ), cuts as (
      select p."when", p.currency, grouping(c.platform, p.bucket, p.connection_id) as grouped, p.connection_id, c.platform, p.bucket,
        coalesce(sum(p.orders) filter (where p.kind = 'counted'), 0) as orders, sum(p.priced) filter (where p.kind = 'counted') as priced,
        sum(p.gross) filter (where p.kind = 'counted') as gross, coalesce(sum(p.anonymous) filter (where p.kind = 'counted'), 0) as anonymous,
        coalesce(sum(p.refunds) filter (where p.kind in ('counted', 'given')), 0) as refunds,
        coalesce(sum(p.orders) filter (where p.kind = 'pending'), 0) as waiting, sum(p.gross) filter (where p.kind = 'pending') as waiting_gross,
        coalesce(sum(p.orders) filter (where p.kind = 'cancelled'), 0) as cancelled, coalesce(sum(p.orders) filter (where p.kind = 'test'), 0) as tests
      from (select * from placed union all select * from given) p
      join client_api_credentials c on c.id = p.connection_id
      group by grouping sets ((p."when", p.currency), (p."when", p.currency, p.connection_id), (p."when", p.currency, p.bucket), (p."when", p.currency, p.bucket, c.platform))
    )
    select "when", currency, connection_id as store, platform, bucket,
      case grouped when 1 then 0 when 5 then 1 when 6 then 2 else 3 end::float8 as cut,
      orders::float8, (orders - coalesce(priced, 0))::float8 as unpriced, anonymous::float8, waiting::float8, trim_scale(waiting_gross)::text as "waitingGross", cancelled::float8, tests::float8,
      case when orders = 0 then '0' else trim_scale(gross)::text end as gross, trim_scale(refunds)::text as refunds,
      trim_scale(case when orders = 0 then 0 else gross end - refunds)::text as net,
      trim_scale(gross / nullif(priced, 0))::text as average
    from cuts
    order by cut, currency, "when", bucket, store, platform`.execute(db);
  return rows.map((row) => ({ ...row, cut: CUTS[row.cut] ?? 'whole' }));
}

/** The stretches of both periods as rows. Each is looked up by its times in the index, which costs less than sorting every order into one. */
function bucketsOf({ buckets, previousBuckets }: Period): RawBuilder<unknown> {
  const marked = (when: When, spans: readonly Span[]) => spans.map((span, bucket) => ({ when, bucket, ...span }));
  const all = [...marked('previous', previousBuckets), ...marked('current', buckets)];
  const [when, bucket, starts, ends] = (['when', 'bucket', 'start', 'end'] as const).map((name) => arrayOf(all.map((one) => one[name])));
  return sql`select * from unnest(${when}::text[], ${bucket}::int[], ${starts}::timestamptz[], ${ends}::timestamptz[]) as b("when", bucket, starts, ends)`;
}
