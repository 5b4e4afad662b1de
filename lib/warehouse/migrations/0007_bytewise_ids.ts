import type { Migration } from '../migrate';

/**
 * The ids that orders and their parts are joined by are compared byte by byte, whatever language the database sorts by.
 * With what tells whether an order counts in the index of its id, orders and lines are merged from their indexes alone.
 */
export const bytewiseIds: Migration = {
  name: '0007_bytewise_ids',
  statements: [
    `alter table orders
      drop constraint orders_pkey,
      alter column id type text collate "C",
      add primary key (connection_id, id) include (client_id, placed_at, status, is_test, deleted_at, currency)`,
    'alter table order_lines alter column order_id type text collate "C"',
    'alter table transactions alter column order_id type text collate "C"',
    'alter table sync_seen_ids alter column id type text collate "C"',
    // What the planner knew of these columns is gone. A table that is empty stays one that it knows nothing of.
    `do $$ begin
      if exists (select from orders) then
        analyze orders, order_lines, transactions;
      end if;
    end $$`,
  ],
};
