import { sql } from 'kysely';
import { COUNTED, ofStores, within } from './fragments';
import type { Db, Scope } from './types';

export interface CustomerCounts {
  /** Whose first order of all lies in the time. */
  readonly fresh: number;
  /** Who had bought before it began. */
  readonly returning: number;
}

/** Buyers are told apart by the store's customer number, else by e-mail address. Money is in one currency, the counts are over all. */
export interface Customers extends CustomerCounts {
  readonly previous: CustomerCounts | null;
  /** What each kind of customer bought for in the period; null where no amount is known. */
  readonly freshGross: string | null;
  readonly returningGross: string | null;
  /** Everybody who ever bought in this currency, up to the end of the period. */
  readonly ever: number;
  /** Of them, those with more than one order in any currency. */
  readonly repeated: number;
  /** All that one of them has spent on average so far, less what was given back of it; null where nobody bought. */
  readonly lifetimeValue: string | null;
}

interface Found extends Omit<Customers, 'previous'> {
  readonly previousFresh: number;
  readonly previousReturning: number;
}

/** Who bought, and whether for the first time: looks at every order up to the end of the period. */
export async function readCustomers(db: Db, { period, stores }: Scope, currency: string | null): Promise<Customers> {
  const { previous, start, end } = period;
  const inPeriod = within('o.placed_at', period);
  const inPrevious = previous ? within('o.placed_at', previous) : sql<boolean>`false`;
  const { rows: [found] } = await sql<Found>`
    with buyers as (
      select min(o.placed_at) as first_at,
        count(*) as orders,
        count(*) filter (where ${inPeriod}) as now,
        count(*) filter (where ${inPrevious}) as before,
        sum(o.total) filter (where ${inPeriod} and o.currency = ${currency}) as gross,
        sum(o.total - coalesce(o.refunded, 0)) filter (where o.currency = ${currency}) as spent
      from orders o
      where o.placed_at < ${end}::timestamptz and ${COUNTED} and o.buyer is not null and ${ofStores('o.connection_id', stores)}
      group by o.buyer
    )
    select
      count(*) filter (where now > 0 and first_at >= ${start}::timestamptz)::float8 as fresh,
      count(*) filter (where now > 0 and first_at < ${start}::timestamptz)::float8 as returning,
      count(*) filter (where before > 0 and first_at >= ${previous?.start ?? null}::timestamptz)::float8 as "previousFresh",
      count(*) filter (where before > 0 and first_at < ${previous?.start ?? null}::timestamptz)::float8 as "previousReturning",
      trim_scale(sum(gross) filter (where first_at >= ${start}::timestamptz))::text as "freshGross",
      trim_scale(sum(gross) filter (where first_at < ${start}::timestamptz))::text as "returningGross",
      count(spent)::float8 as ever,
      count(spent) filter (where orders > 1)::float8 as repeated,
      trim_scale(avg(spent))::text as "lifetimeValue"
    from buyers`.execute(db);
  if (!found) throw new Error('An aggregate without groups gives one row.');
  const { previousFresh, previousReturning, ...rest } = found;
  return { ...rest, previous: previous && { fresh: previousFresh, returning: previousReturning } };
}
