import type { Migration } from '../migrate';
import { protect } from './rowSecurity';

/** Imports that several processes share: the parts of a file, and the limits of an API. */
export const shards: Migration = {
  name: '0005_shards',
  statements: [
    `create table import_shards (
      run_id uuid not null,
      client_id text not null,
      number integer not null check (number >= 1),
      records integer not null,
      part jsonb not null,
      state text not null default 'planned' check (state in ('planned', 'running', 'stopped', 'called', 'finished')),
      calls integer not null default 1,
      counts jsonb not null default '{}',
      report jsonb,
      problem text,
      updated_at timestamptz not null default now(),
      primary key (run_id, number),
      foreign key (run_id, client_id) references import_runs (id, client_id) on delete cascade
    )`,
    ...protect('import_shards'),

    `create table request_limits (
      key text primary key,
      next_at timestamptz not null
    )`,
    // A limit is that of an account, whichever clients use it, and says nothing of any of them.
    'alter table request_limits enable row level security',
    'alter table request_limits force row level security',
    'create policy every_session on request_limits using (true) with check (true)',
  ],
};
