import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { CustomerRow, InventoryRow, OrderLineRow, OrderRow, ProductRow, RecordRow, TransactionRow, VariantRow } from './storeRows';

/** Timestamps come out as ISO 8601 UTC and go in as the same or a `Date`. */
type Timestamp = ColumnType<string, string | Date | undefined, string | Date>;

type NullableTimestamp = ColumnType<string | null, string | Date | null | undefined, string | Date | null>;

/** The company whose data these are. */
export interface ClientsTable {
  id: string;
  name: string;
  email: string | null;
  created_at: Timestamp;
  /** Set when the client is no longer served; its data stays. */
  archived_at: NullableTimestamp;
}

/** One client's account on one platform. */
export interface ClientApiCredentialsTable {
  id: string;
  client_id: string;
  platform: string;
  name: string;
  /** The store's own identity, known once it was reached. */
  account: string | null;
  /** AES-256-GCM envelope; null where the credential lives in n8n. */
  secrets: string | null;
  /** Which key sealed it. */
  key_id: string | null;
  /** Salted; the same credential gives the same. */
  secrets_hash: string | null;
  sync_frequency: Generated<'manual' | 'hourly' | 'every_n_hours' | 'daily' | 'weekly'>;
  every_hours: number | null;
  /** Streams to sync; empty for all. */
  streams: Generated<string[]>;
  status: Generated<'untested' | 'working' | 'refused'>;
  status_message: string | null;
  tested_at: NullableTimestamp;
  last_synced_at: NullableTimestamp;
  created_at: Timestamp;
  updated_at: Timestamp;
  removed_at: NullableTimestamp;
}

/** How far a stream of a connection is in the warehouse. */
export interface SyncCursorsTable {
  connection_id: string;
  client_id: string;
  stream: string;
  cursor: JSONColumnType<object>;
  /** Last time its ids were compared with the vendor's. */
  compared_at: NullableTimestamp;
  updated_at: Timestamp;
}

/** Ids the vendor has, while its list is compared with what is here. */
export interface SyncSeenIdsTable {
  connection_id: string;
  client_id: string;
  stream: string;
  id: string;
}

/** History: one stream of one sync. */
export interface ClientApiSyncResultsTable {
  id: string;
  /** Order of opening, independent of clocks. */
  number: Generated<number>;
  client_id: string;
  connection_id: string;
  /** Streams that ran together. */
  sync_id: string;
  stream: string;
  state: 'running' | 'succeeded' | 'failed' | 'stopped';
  from_cursor: JSONColumnType<object> | null;
  to_cursor: JSONColumnType<object> | null;
  rows_read: Generated<number>;
  rows_created: Generated<number>;
  rows_updated: Generated<number>;
  rows_unchanged: Generated<number>;
  rows_deleted: Generated<number>;
  requests: Generated<number>;
  throttled: Generated<number>;
  /** Milliseconds by reason. */
  waits: JSONColumnType<object, string | undefined>;
  drift: Generated<string[]>;
  error_code: string | null;
  error_message: string | null;
  started_at: Timestamp;
  finished_at: NullableTimestamp;
}

/** Webhook deliveries already taken, so that a second one changes nothing. */
export interface WebhookDeliveriesTable {
  connection_id: string;
  client_id: string;
  delivery_id: string;
  topic: string;
  received_at: Timestamp;
}

/** Who did what to clients and connections. Never a secret, never personal data. */
export interface AuditLogTable {
  id: Generated<number>;
  client_id: string;
  at: Timestamp;
  /** A workflow and its execution. */
  actor: string;
  /** Such as `connection.updated`. */
  action: string;
  /** The id of what it was done to. */
  subject: string;
  details: JSONColumnType<object, string | undefined>;
}

/** A row of a store table with whose it is, where it came from, and its state. */
type Kept<Row> = Omit<Row, 'raw'> & {
  client_id: string;
  connection_id: string;
  platform: string;
  raw: JSONColumnType<object>;
  /** Tombstone: the vendor has it no more. */
  deleted_at: NullableTimestamp;
  /** Last time that anything in it changed. */
  changed_at: Timestamp;
};

/** One import of one file by one mapping to one destination, resumed or not. */
export interface ImportRunsTable {
  id: string;
  /** Order of opening, independent of clocks. */
  number: Generated<number>;
  client_id: string;
  input_sha256: string;
  mapping_fingerprint: string;
  destination_id: string;
  input_name: string;
  state: 'running' | 'finished' | 'stopped';
  started_at: Timestamp;
  /** First time it came to its end; stays set when the run is opened again. */
  finished_at: NullableTimestamp;
  counts: JSONColumnType<object>;
  report: JSONColumnType<object> | null;
}

/** The ledger: one row per record of a run. No personal data. */
export interface ImportRowsTable {
  run_id: string;
  record_key: string;
  client_id: string;
  line: number;
  status: string;
  landed: string | null;
  code: string | null;
  field: string | null;
  message: string | null;
  remote_id: string | null;
  updated_at: Timestamp;
}

/** Whose rows a query that a person wrote may see; a row lasts as long as its transaction. */
export interface QueryClientTable {
  client_id: string;
}

/** A part of an import's file that is imported on its own. */
export interface ShardTake {
  /** Machine and process. */
  readonly worker: string;
  readonly at: string;
}

export interface ImportShardsTable {
  run_id: string;
  client_id: string;
  /** 1-based, in the order of the file. */
  number: number;
  records: number;
  /** Where the part lies and what of the file it has to know. */
  part: JSONColumnType<object>;
  /** `called`: handed out again after it had begun, and not taken up yet. */
  state: Generated<'planned' | 'running' | 'stopped' | 'called' | 'finished'>;
  /** How often it was handed out. */
  calls: Generated<number>;
  counts: JSONColumnType<object, string | undefined>;
  report: JSONColumnType<object> | null;
  /** Who has taken it up, in order. */
  takes: JSONColumnType<readonly ShardTake[], string | undefined>;
  /** Why it ended before its end. */
  problem: string | null;
  updated_at: Timestamp;
}

/** When the next request to an account may be booked. */
export interface RequestLimitsTable {
  key: string;
  next_at: Timestamp;
}

/** Every table of the warehouse, as Kysely sees it. */
export interface Schema {
  clients: ClientsTable;
  import_runs: ImportRunsTable;
  import_rows: ImportRowsTable;
  query_client: QueryClientTable;
  import_shards: ImportShardsTable;
  request_limits: RequestLimitsTable;
  client_api_credentials: ClientApiCredentialsTable;
  sync_cursors: SyncCursorsTable;
  sync_seen_ids: SyncSeenIdsTable;
  client_api_sync_results: ClientApiSyncResultsTable;
  webhook_deliveries: WebhookDeliveriesTable;
  audit_log: AuditLogTable;
  /** `buyer`: made from customer and e-mail, tells buyers apart; null where neither is known. */
  orders: Kept<OrderRow> & { buyer: GeneratedAlways<string | null> };
  /** `item`: what was bought, by product, else SKU, else title. */
  order_lines: Kept<OrderLineRow> & { item: GeneratedAlways<string> };
  products: Kept<ProductRow>;
  variants: Kept<VariantRow>;
  inventory: Kept<InventoryRow>;
  customers: Kept<CustomerRow>;
  transactions: Kept<TransactionRow>;
  records: Kept<RecordRow>;
}
