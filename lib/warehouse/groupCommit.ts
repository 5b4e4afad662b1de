/** Rows of a group that must not be written; the rest of the group is written without them. */
export class RowsRefused<Row> extends Error {
  override readonly name = 'RowsRefused';

  constructor(message: string, readonly rows: ReadonlySet<Row>) {
    super(message);
  }
}

interface Job<Row> {
  readonly rows: readonly Row[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Merges what is asked for while a write is under way into the next write, so that many small callers pay for
 * few commits. A caller's rows are never split over two writes.
 */
export class GroupCommit<Row> {
  private waiting: Job<Row>[] = [];
  private working: Promise<void> | null = null;

  constructor(
    /** Writes rows in one transaction; all or none. Throws `RowsRefused` to name rows that must not be written. */
    private readonly write: (rows: readonly Row[]) => Promise<void>,
    private readonly mostRows = 1_000,
    /** Awaited before a group is made up: who comes meanwhile is in it. */
    private readonly gather: () => Promise<void> = () => Promise.resolve(),
  ) {}

  /** Resolves when these rows are committed; rejects when they are not. */
  add(rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.waiting.push({ rows, resolve, reject });
      this.working ??= this.work();
    });
  }

  /** Resolves when nothing is waiting or under way. */
  async idle(): Promise<void> {
    while (this.working) await this.working;
  }

  private async work(): Promise<void> {
    // Even where there is nothing to wait for, callers of the same tick share the first group.
    for (; this.waiting.length > 0; await this.commit(this.nextGroup())) await this.gather();
    this.working = null;
  }

  private nextGroup(): Job<Row>[] {
    let rows = 0;
    const tooMany = this.waiting.findIndex((job, index) => (rows += job.rows.length) > this.mostRows && index > 0);
    return this.waiting.splice(0, tooMany === -1 ? this.waiting.length : tooMany);
  }

  private async commit(group: readonly Job<Row>[]): Promise<void> {
    if (group.length === 0) return;
    try {
      await this.write(group.flatMap(({ rows }) => rows));
      group.forEach(({ resolve }) => resolve());
    } catch (error) {
      const isAtFault = (job: Job<Row>): boolean => !(error instanceof RowsRefused) || job.rows.some((row) => error.rows.has(row));
      group.filter(isAtFault).forEach(({ reject }) => reject(error));
      await this.commit(group.filter((job) => !isAtFault(job)));
    }
  }
}
