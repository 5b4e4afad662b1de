import { sql } from 'kysely';
import { arrayOf, COUNTED, ofStores, within } from './fragments';
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
  const { edges, when, index } = scale(period);
  const bucketOf = (column: string) => sql`width_bucket(${sql.ref(column)}, (select ${edges}::timestamptz[]))`;
  const span = { start: period.previous?.start ?? period.start, end: period.end };
  const { rows } = await sql<Found>`
    with placed as (
      select o.connection_id, o.currency, ${bucketOf('o.placed_at')} as n, case when o.is_test then 'test' when o.status in ('cancelled', 'pending') then o.status else 'counted' end as kind,
        count(*) as orders, count(o.total) as priced, sum(o.total) as gross, count(*) - count(o.buyer) as anonymous
      from orders o
      where ${within('o.placed_at', span)} and o.deleted_at is null and ${ofStores('o.connection_id', stores)}
      group by 1, 2, 3, 4
    ), given as (
      select t.connection_id, t.currency, ${bucketOf('t.occurred_at')} as n, -sum(t.amount) as refunds
      from transactions t
      left join orders o on o.connection_id = t.connection_id and o.id = t.order_id
      where t.kind = 'refund' and t.deleted_at is null and ${within('t.occurred_at', span)} and ${ofStores('t.connection_id', stores)}
        and (o.id is null or (${COUNTED}))
      group by 1, 2, 3
    ), told as (
      select o.connection_id, o.currency, ${bucketOf('o.placed_at')} as n, sum(o.refunded) as refunds
      from orders o
      where ${within('o.placed_at', span)} and ${COUNTED} and o.refunded <> 0 and ${ofStores('o.connection_id', stores)}
        and not exists (
          select from transactions t
          where t.connection_id = o.connection_id and t.order_id = o.id and t.kind = 'refund' and t.deleted_at is null)
      group by 1, 2, 3
    ), parts as (
      select connection_id, currency, n, orders, priced, gross, anonymous, 0::numeric as refunds, 0 as waiting, null::numeric as waiting_gross, 0 as cancelled, 0 as tests
      from placed where kind = 'counted'
      union all select connection_id, currency, n, 0, 0, null, 0, refunds, 0, null, 0, 0 from given
      union all select connection_id, currency, n, 0, 0, null, 0, refunds, 0, null, 0, 0 from told
      union all select connection_id, currency, n, 0, 0, null, 0, 0, orders, gross, 0, 0 from placed where kind = 'pending'
      union all select connection_id, currency, n, 0, 0, null, 0, 0, 0, null, orders, 0 from placed where kind = 'cancelled'
      union all select connection_id, currency, n, 0, 0, null, 0, 0, 0, null, 0, orders from placed where kind = 'test'
    ), cuts as (
      select b."when", p.currency, grouping(c.platform, b.bucket, p.connection_id) as grouped, p.connection_id, c.platform, b.bucket,
        sum(p.orders) as orders, sum(p.priced) as priced, sum(p.gross) as gross, sum(p.refunds) as refunds,
        sum(p.anonymous) as anonymous, sum(p.waiting) as waiting, sum(p.waiting_gross) as waiting_gross, sum(p.cancelled) as cancelled, sum(p.tests) as tests
      from parts p
      join (select * from unnest(${when}::text[], ${index}::int[]) with ordinality) as b("when", bucket, n) on b.n = p.n and b."when" is not null
      join client_api_credentials c on c.id = p.connection_id
      group by grouping sets ((b."when", p.currency), (b."when", p.currency, p.connection_id), (b."when", p.currency, b.bucket), (b."when", p.currency, b.bucket, c.platform))
    )
    select "when", currency, connection_id as store, platform, bucket,
      case grouped when 1 then 0 when 5 then 1 when 6 then 2 else 3 end::float8 as cut,
      orders::float8, (orders - priced)::float8 as unpriced, anonymous::float8, waiting::float8, trim_scale(waiting_gross)::text as "waitingGross", cancelled::float8, tests::float8,
      case when orders = 0 then '0' else trim_scale(gross)::text end as gross, trim_scale(refunds)::text as refunds,
      trim_scale(case when orders = 0 then 0 else gross end - refunds)::text as net,
      trim_scale(gross / nullif(priced, 0))::text as average
    from cuts
    order by cut, currency, "when", bucket, store`.execute(db);
  return rows.map((row) => ({ ...row, cut: CUTS[row.cut] ?? 'whole' }));
}

/** Where the buckets of both periods begin, in order, and which bucket lies after each beginning; nothing after the last, and in a gap. */
function scale({ buckets, previousBuckets }: Period): { readonly edges: string; readonly when: string; readonly index: string } {
  const marks = [...marksOf('previous', previousBuckets), ...marksOf('current', buckets)];
  const edges = marks.filter(({ at }, position) => marks[position + 1]?.at !== at);
  return {
    edges: arrayOf(edges.map(({ at }) => at)),
    when: arrayOf(edges.map(({ when }) => when)),
    index: arrayOf(edges.map(({ bucket }) => bucket)),
  };
}

function marksOf(when: When, buckets: readonly Span[]): { readonly at: string; readonly when: When | null; readonly bucket: number | null }[] {
  const last = buckets.at(-1);
  if (!last) return [];
  const begins = buckets.map(({ start }, bucket) => ({ at: start, when, bucket }));
  return [...begins, { at: last.end, when: null, bucket: null }];
}
