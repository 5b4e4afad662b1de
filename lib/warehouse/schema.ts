import type { ColumnType, Generated, JSONColumnType } from 'kysely';

/** Timestamps come out as ISO 8601 UTC and go in as the same or a `Date`. */
type Timestamp = ColumnType<string, string | Date | undefined, string | Date>;

/** The company whose data these are. */
export interface ClientsTable {
  id: string;
  name: string;
  created_at: Timestamp;
}

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
  finished_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
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

/** Every table of the warehouse, as Kysely sees it. */
export interface Schema {
  clients: ClientsTable;
  import_runs: ImportRunsTable;
  import_rows: ImportRowsTable;
}
