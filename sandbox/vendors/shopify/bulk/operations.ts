import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { gid, iso, isoOrNull } from '../resolvers/ids';
import type { Context } from '../graphql/context';
import type { Shop } from '../shop';
import { BulkFiles } from './files';
import { checkBulkQuery } from './rules';
import { runBulkQuery } from './run';

export interface BulkOperation {
  readonly id: number;
  readonly query: string;
  readonly createdAt: number;
  status: 'CREATED' | 'RUNNING' | 'COMPLETED' | 'FAILED' | 'CANCELED' | 'EXPIRED';
  errorCode: string | null;
  completedAt: number | null;
  objects: number;
  roots: number;
  bytes: number;
  url: string | null;
  partialUrl: string | null;
}

type Started = { readonly operation: BulkOperation } | { readonly problem: { readonly code: string; readonly field: string[] | null; readonly message: string } };

const FIRST_ID = 7_000_001;

/** Bulk operations of one app on one shop: a queue of none, a limit on those that run, files that can be fetched afterwards. */
export class BulkOperations {
  private operations: BulkOperation[] = [];
  private readonly files = new BulkFiles();
  private cutOnce = new Set<string>();

  constructor(private readonly shop: Shop) {}

  /** Where files are fetched from. */
  servedAt(baseUrl: string): void {
    this.files.servedAt(baseUrl);
  }

  list(): readonly BulkOperation[] {
    return this.operations;
  }

  get(id: number | null): BulkOperation | undefined {
    return this.operations.find((operation) => operation.id === id);
  }

  start(query: string, isGrouped: boolean, context: Context): Started {
    const checked = checkBulkQuery(query);
    if ('message' in checked) return { problem: { code: 'INVALID', field: ['query'], message: checked.message } };
    const limit = context.version >= '2026-01' ? this.shop.settings.bulkLimit : 1;
    const running = this.operations.filter(({ status }) => status === 'CREATED' || status === 'RUNNING');
    if (running.length >= limit) {
      const message = `A bulk query operation for this app and shop is already in progress: ${running.map(({ id }) => gid('BulkOperation', id)).join(', ')}.`;
      return { problem: { code: 'OPERATION_IN_PROGRESS', field: null, message } };
    }
    const operation: BulkOperation = {
      id: FIRST_ID + this.operations.length, query, createdAt: Date.now(), status: 'CREATED', errorCode: null, completedAt: null, objects: 0, roots: 0, bytes: 0, url: null, partialUrl: null,
    };
    this.operations.push(operation);
    void this.run(operation, isGrouped, { ...context, bulk: true }).catch(() => this.fail(operation, 'INTERNAL_SERVER_ERROR'));
    return { operation };
  }

  cancel(operation: BulkOperation): boolean {
    if (operation.status !== 'CREATED' && operation.status !== 'RUNNING') return false;
    operation.status = 'CANCELED';
    operation.completedAt = Date.now();
    return true;
  }

  /** A file as it is served, from a byte on; null where there is none. */
  open(name: string, from: number): { readonly size: number; readonly stream: AsyncIterable<Buffer> } | null {
    const found = this.files.find(name);
    if (!found || this.shop.settings.bulkEnds === 'expired') return null;
    const cut = this.shop.settings.bulkEnds === 'cut' && !this.cutOnce.has(name);
    if (cut) this.cutOnce.add(name);
    return { size: found.size, stream: cut ? brokenOff(found.path, Math.floor(found.size / 2)) : createReadStream(found.path, { start: from }) };
  }

  reset(): void {
    for (const operation of this.operations) this.cancel(operation);
    this.operations = [];
    this.cutOnce = new Set();
    this.files.clear();
  }

  private async run(operation: BulkOperation, isGrouped: boolean, context: Context): Promise<void> {
    await sleep(this.shop.settings.bulkMs / 2, undefined, { ref: false });
    if (operation.status !== 'CREATED') return;
    operation.status = 'RUNNING';
    const name = `${randomUUID()}.jsonl`;
    const file = this.files.create(name);
    const result = await runBulkQuery(operation, isGrouped, context, (text) => file.write(text));
    operation.bytes = await file.end();
    await sleep(this.shop.settings.bulkMs / 2, undefined, { ref: false });
    if (isOver(operation)) return;
    const url = operation.objects > 0 ? this.files.urlOf(name) : null;
    if (result === 'denied') return this.fail(operation, 'ACCESS_DENIED');
    if (this.shop.settings.bulkEnds === 'failed') {
      operation.partialUrl = url;
      return this.fail(operation, 'TIMEOUT');
    }
    operation.url = url;
    operation.status = this.shop.settings.bulkEnds === 'expired' ? 'EXPIRED' : 'COMPLETED';
    operation.completedAt = Date.now();
    this.shop.subscriptions.emit('BULK_OPERATIONS_FINISH', () => ({
      admin_graphql_api_id: gid('BulkOperation', operation.id), status: operation.status.toLowerCase(), type: 'query', error_code: null,
      created_at: iso(operation.createdAt), completed_at: isoOrNull(operation.completedAt),
    }));
  }

  private fail(operation: BulkOperation, code: string): void {
    operation.status = 'FAILED';
    operation.errorCode = code;
    operation.completedAt = Date.now();
  }
}

function isOver({ status }: BulkOperation): boolean {
  return status === 'CANCELED';
}

async function* brokenOff(path: string, bytes: number): AsyncGenerator<Buffer> {
  yield* createReadStream(path, { end: bytes }) as AsyncIterable<Buffer>;
  // What was written has to reach the client before the connection goes.
  await sleep(50);
  throw new Error('The connection is lost on purpose.');
}
