import type { Migration } from '../migrate';
import { READER_ROLE, TENANT_ROLE } from '../roles';

const DATA = ['orders', 'order_lines', 'products', 'variants', 'inventory', 'customers', 'transactions', 'records'];
const STATE = ['sync_cursors', 'client_api_sync_results', 'import_runs', 'import_rows'];
/** What may be known of a connection; nothing of its secrets. */
const CONNECTION = 'id, client_id, platform, name, account, sync_frequency, every_hours, streams, status, tested_at, last_synced_at, created_at, removed_at';

const inSchema = (statement: string): string => `do $$ begin execute format('${statement}', current_schema()); end $$`;

/**
 * Runs one SELECT that a person wrote, as the reader and nobody else. Which client's rows it sees is written in
 * `query_client` by the session before it becomes the reader. No setting decides it, as any SELECT may call
 * `set_config`; a function that runs with its owner's rights cannot leave its role either: PostgreSQL refuses
 * `set role` inside one. Locks that a query took would outlast it. Cells come out as the texts that JSON has for them.
 */
const RUN_QUERY = `
  create function run_query(statement text, parameters text[], most_rows bigint) returns setof text[]
  language plpgsql volatile security definer set search_path from current as $run_query$
  declare
    found record;
    call text := 'execute tributary_query';
  begin
    if exists (select from pg_prepared_statements where name = 'tributary_query') then
      deallocate tributary_query;
    end if;
    execute 'prepare tributary_query as select * from (' || statement || E'\\n) as given limit ' || most_rows;
    if cardinality(parameters) > 0 then
      call := call || '(' || (select string_agg(quote_nullable(value), ', ' order by position)
        from unnest(parameters) with ordinality as parameter (value, position)) || ')';
    end if;
    for found in execute call loop
      return next (select array_agg(value order by position)
        from json_each_text(row_to_json(found)) with ordinality as cell (name, value, position));
    end loop;
    perform pg_advisory_unlock_all();
  exception when others then
    perform pg_advisory_unlock_all();
    raise;
  end $run_query$`;

const asked = '(select client_id from query_client)';

/** Queries that people write: what the reader may see, and how a query is run. */
export const reader: Migration = {
  name: '0006_reader',
  statements: [
    inSchema(`grant usage on schema %I to ${READER_ROLE}`),

    // Holds a row within the transaction of a query, never after it: no other session ever sees one.
    `create table query_client (client_id text not null check (client_id <> ''))`,
    'alter table query_client enable row level security',
    'alter table query_client force row level security',
    `create policy own_rows on query_client for insert to ${TENANT_ROLE}
      with check (client_id = nullif(current_setting('tributary.client_id', true), ''))`,
    `create policy asked on query_client for select to ${READER_ROLE} using (true)`,
    `revoke all on query_client from ${TENANT_ROLE}`,
    `grant insert on query_client to ${TENANT_ROLE}`,
    `create function refuse_commit() returns trigger language plpgsql as
      $$ begin raise exception 'A query is taken back, never committed.'; end $$`,
    `create constraint trigger never_committed after insert on query_client
      deferrable initially deferred for each row execute function refuse_commit()`,

    `grant select on ${[...DATA, ...STATE, 'query_client'].join(', ')} to ${READER_ROLE}`,
    `grant select (id, name, created_at, archived_at) on clients to ${READER_ROLE}`,
    `grant select (${CONNECTION}) on client_api_credentials to ${READER_ROLE}`,
    ...[...DATA, ...STATE, 'client_api_credentials'].map((table) =>
      `create policy asked on ${table} as restrictive for select to ${READER_ROLE} using (client_id = ${asked})`),
    `create policy asked on clients as restrictive for select to ${READER_ROLE} using (id = ${asked})`,

    RUN_QUERY,
    'revoke all on function run_query(text, text[], bigint) from public',
    // Only who may create in a schema can be given something there.
    inSchema(`grant create on schema %I to ${READER_ROLE}`),
    `alter function run_query(text, text[], bigint) owner to ${READER_ROLE}`,
    inSchema(`revoke create on schema %I from ${READER_ROLE}`),
  ],
};
