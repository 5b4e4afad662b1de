import type { PGlite } from '@electric-sql/pglite';

/**
 * Tables in which much has changed since they were last looked after, by PostgreSQL's own count. It forgets the count when
 * the process is killed: then a table that never was looked after is taken for worn as soon as it is large.
 */
const WORN = `
  select quote_ident(s.relname) as name from pg_stat_user_tables s join pg_class c on c.oid = s.relid
  where greatest(s.n_mod_since_analyze, s.n_dead_tup, s.n_ins_since_vacuum) > 1000 + 0.2 * greatest(c.reltuples, 0)
    or (c.reltuples < 0 and pg_relation_size(s.relid) > 4 * 1024 * 1024)`;

/**
 * What autovacuum does on a server, which PGlite has not: gives the room of dead rows back to the tables, learns how many
 * rows there are for the planner, and lets indexes answer alone. The caller has the session, and no transaction.
 */
export async function tidy(pglite: PGlite): Promise<void> {
  // Counts are passed on once a second at most, and those of the last statements with the statement after them.
  await pglite.exec('reset role; select pg_stat_force_next_flush()');
  const { rows } = await pglite.query<{ name: string }>(WORN);
  for (const { name } of rows) await pglite.exec(`vacuum (analyze) ${name}`);
}
