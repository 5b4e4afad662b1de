/** The warehouse cannot be used. One clear sentence; nothing was changed. */
export class WarehouseError extends Error {
  override readonly name: string = 'WarehouseError';

  constructor(
    /**
     * Stable code: `newer`, `migration_changed`, `migration_failed`, `unreadable`, `locked`; of a PostgreSQL also
     * `connection_url`, `unreachable`, `tls`, `login_refused`, `no_database`, `busy`, `not_allowed`, `too_old`,
     * `claim_lost`, `unusable`.
     */
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Another process has the embedded warehouse open. */
export class WarehouseLocked extends WarehouseError {
  override readonly name = 'WarehouseLocked';

  constructor(
    readonly folder: string,
    /** The process that holds it. */
    readonly pid: number,
    since: string,
  ) {
    super(
      'locked',
      `The warehouse in ${folder} is in use by process ${pid} (since ${since}). An embedded warehouse serves one process at a time: `
      + 'wait for that process to end, or choose another folder. Nothing was changed.',
    );
  }
}
