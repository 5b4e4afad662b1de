import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { WarehouseError } from '../errors';

/**
 * Names taken across processes: advisory locks of one session that does nothing else. PostgreSQL gives them back
 * when the session ends, and so when the process dies. A session lost on the way is replaced; what somebody else
 * has taken meanwhile stays lost.
 */
export class Claims {
  /** Each with the session that holds its lock; null while it is being asked for. */
  private readonly taken = new Map<string, Client | null>();
  private session: Client | null = null;
  private starting: Promise<Client> | null = null;

  constructor(private readonly connect: () => Promise<Client>, private readonly space: string) {}

  async claim(name: string): Promise<boolean> {
    if (this.taken.has(name)) return false;
    this.taken.set(name, null);
    try {
      return await this.lock(name);
    } finally {
      if (this.taken.get(name) === null) this.taken.delete(name);
    }
  }

  async release(name: string): Promise<void> {
    const session = this.taken.get(name);
    this.taken.delete(name);
    // A session that is gone has given it back already.
    if (session && session === this.session) await session.query('select pg_advisory_unlock($1)', [this.keyOf(name)]).catch(() => undefined);
  }

  /** Resolves when the names are still taken; throws `WarehouseError` when one was lost to somebody else. */
  async keep(names: Iterable<string>): Promise<void> {
    for (const name of names) {
      if (this.session !== null && this.taken.get(name) === this.session) continue;
      if (await this.lock(name)) continue;
      throw new WarehouseError(
        'claim_lost',
        'The connection to the warehouse broke, and another process has taken over this work meanwhile. What was written before is kept; nothing was written since.',
      );
    }
  }

  async end(): Promise<void> {
    await this.starting?.catch(() => undefined);
    await this.session?.end();
  }

  private async lock(name: string): Promise<boolean> {
    const session = this.session ?? await (this.starting ??= this.start());
    const { rows } = await session.query<{ ours: boolean }>('select pg_try_advisory_lock($1) as ours', [this.keyOf(name)]);
    if (rows[0]?.ours !== true) return false;
    this.taken.set(name, session);
    return true;
  }

  private async start(): Promise<Client> {
    try {
      const session = await this.connect();
      const forget = (): void => { if (this.session === session) this.session = null; };
      session.on('error', forget);
      session.on('end', forget);
      return this.session = session;
    } finally {
      this.starting = null;
    }
  }

  /** 64 bits as PostgreSQL's bigint. */
  private keyOf(name: string): string {
    return createHash('sha256').update(JSON.stringify([this.space, name])).digest().readBigInt64BE().toString();
  }
}
