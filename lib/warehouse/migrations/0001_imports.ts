import type { Migration } from '../migrate';
import { protect } from './rowSecurity';

/** Clients, and what an import needs: its runs and the ledger of their rows. */
export const imports: Migration = {
  name: '0001_imports',
  statements: [
    `create table clients (
      id text primary key check (id <> ''),
      name text not null,
      created_at timestamptz not null default now()
    )`,
    `insert into clients (id, name) values ('default', 'Default client')`,

    `create table import_runs (
      id uuid primary key,
      number bigint generated always as identity,
      client_id text not null references clients (id),
      input_sha256 text not null,
      mapping_fingerprint text not null,
      destination_id text not null,
      input_name text not null,
      state text not null check (state in ('running', 'finished', 'stopped')),
      started_at timestamptz not null default now(),
      finished_at timestamptz,
      counts jsonb not null default '{}',
      report jsonb,
      unique (id, client_id)
    )`,
    'create index import_runs_identity on import_runs (client_id, input_sha256, mapping_fingerprint, destination_id, number)',

    // Most rows are written twice, as intent and as outcome: free space keeps the second version on the same page.
    `create table import_rows (
      run_id uuid not null,
      record_key text not null,
      client_id text not null,
      line integer not null,
      status text not null check (status in ('in_flight', 'created', 'updated', 'unchanged', 'duplicate', 'rejected', 'failed')),
      landed text check (landed in ('no', 'unknown')),
      code text,
      field text,
      message text,
      remote_id text,
      updated_at timestamptz not null default now(),
      primary key (run_id, record_key),
      foreign key (run_id, client_id) references import_runs (id, client_id) on delete cascade
    ) with (fillfactor = 60)`,

    ...protect('clients', 'id'),
    ...protect('import_runs'),
    ...protect('import_rows'),
  ],
};
