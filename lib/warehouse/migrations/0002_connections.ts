import type { Migration } from '../migrate';
import { protect } from './rowSecurity';

/** The registry of clients' stores, how far each is synced, what was done, and deliveries already taken. */
export const connections: Migration = {
  name: '0002_connections',
  statements: [
    `alter table clients
      add column email text,
      add column archived_at timestamptz`,

    // Secrets are an AES-256-GCM envelope. Without one the credential lives in n8n.
    `create table client_api_credentials (
      id uuid primary key,
      client_id text not null references clients (id),
      platform text not null,
      name text not null check (name <> ''),
      account text,
      secrets text,
      key_id text,
      secrets_hash text,
      sync_frequency text not null default 'manual' check (sync_frequency in ('manual', 'hourly', 'every_n_hours', 'daily', 'weekly')),
      every_hours integer check (every_hours between 1 and 168),
      streams text[] not null default '{}',
      status text not null default 'untested' check (status in ('untested', 'working', 'refused')),
      status_message text,
      tested_at timestamptz,
      last_synced_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      removed_at timestamptz,
      unique (id, client_id),
      check ((secrets is null) = (key_id is null)),
      check (sync_frequency <> 'every_n_hours' or every_hours is not null)
    )`,
    'create unique index client_api_credentials_name on client_api_credentials (client_id, platform, name) where removed_at is null',
    // A store is in the warehouse once, however many ways there are to reach it.
    'create unique index client_api_credentials_account on client_api_credentials (client_id, platform, account) where removed_at is null',
    'create index client_api_credentials_hash on client_api_credentials (secrets_hash) where removed_at is null',
    'create index client_api_credentials_key on client_api_credentials (key_id)',

    `create table sync_cursors (
      connection_id uuid not null,
      client_id text not null,
      stream text not null,
      cursor jsonb not null,
      compared_at timestamptz,
      updated_at timestamptz not null default now(),
      primary key (connection_id, stream),
      foreign key (connection_id, client_id) references client_api_credentials (id, client_id)
    )`,

    // The vendor's list of ids while it is compared with what is here.
    `create table sync_seen_ids (
      connection_id uuid not null,
      client_id text not null,
      stream text not null,
      id text not null,
      primary key (connection_id, stream, id),
      foreign key (connection_id, client_id) references client_api_credentials (id, client_id)
    )`,

    `create table client_api_sync_results (
      id uuid primary key,
      number bigint generated always as identity,
      client_id text not null,
      connection_id uuid not null,
      sync_id uuid not null,
      stream text not null,
      state text not null check (state in ('running', 'succeeded', 'failed', 'stopped')),
      from_cursor jsonb,
      to_cursor jsonb,
      rows_read integer not null default 0,
      rows_created integer not null default 0,
      rows_updated integer not null default 0,
      rows_unchanged integer not null default 0,
      rows_deleted integer not null default 0,
      requests integer not null default 0,
      throttled integer not null default 0,
      waits jsonb not null default '{}',
      drift text[] not null default '{}',
      error_code text,
      error_message text,
      started_at timestamptz not null default now(),
      finished_at timestamptz,
      foreign key (connection_id, client_id) references client_api_credentials (id, client_id)
    )`,
    'create index client_api_sync_results_latest on client_api_sync_results (client_id, connection_id, stream, number desc)',

    `create table webhook_deliveries (
      connection_id uuid not null,
      client_id text not null,
      delivery_id text not null,
      topic text not null,
      received_at timestamptz not null default now(),
      primary key (connection_id, delivery_id),
      foreign key (connection_id, client_id) references client_api_credentials (id, client_id)
    )`,
    'create index webhook_deliveries_age on webhook_deliveries (received_at)',

    `create table audit_log (
      id bigint generated always as identity primary key,
      client_id text not null references clients (id),
      at timestamptz not null default now(),
      actor text not null,
      action text not null,
      subject text not null,
      details jsonb not null default '{}'
    )`,
    'create index audit_log_latest on audit_log (client_id, id desc)',

    ...['client_api_credentials', 'sync_cursors', 'sync_seen_ids', 'client_api_sync_results', 'webhook_deliveries', 'audit_log'].flatMap((table) => protect(table)),
  ],
};
