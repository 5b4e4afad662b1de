import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { asReadOptions, byteRange, hashStream, mismatch, openRecords, openShard, type OpenedShard } from '../../tabular';
import { openWarehouse, type OpenOptions, type Warehouse } from '../../warehouse';
import type { ImportShard } from '../../warehouse/importShards';
import type { Book } from '../book';
import { deliver, type DeliverOptions } from '../deliver';
import { EchoMemory } from '../fileMemory';
import { createLedger, ImportRunning, type ShardedLedger } from '../ledger';
import { identityOf, mapperFor, type InputOptions, type Prepared } from '../prepare';
import { sampled } from '../sample';
import type { ImportReport, OpenedRun, RunIdentity } from '../types';
import { ShardError, type ShardPart } from './types';

export interface ShardOptions extends InputOptions, Omit<DeliverOptions, 'dryRun' | 'memory'> {
  readonly warehouse: OpenOptions;
  readonly importId: string;
  /** 1-based. */
  readonly shard: number;
}

const CLIENT = 'default';
const JOIN_TRIES = 5;
const JOIN_AGAIN_MS = 200;

/**
 * Imports one shard of a plan. Records have the lines, keys and idempotency keys they have in a run of the whole
 * file; a shard that is imported again goes on where it stopped.
 *
 * @throws ShardError when there is no such shard, or the mapping or destination is not the planned one
 * @throws InputError `shard_mismatch` for another file
 * @throws ImportRunning while somebody else imports it
 */
export async function importShard(options: ShardOptions): Promise<ImportReport> {
  const warehouse = await openWarehouse(options.warehouse);
  try {
    const { part } = await shardRow(warehouse, options);
    return await deliverPart(warehouse, options, part as ShardPart);
  } catch (error) {
    if (!(error instanceof ImportRunning)) await noteProblem(warehouse, options, error).catch(() => undefined);
    throw error;
  } finally {
    await warehouse.close();
  }
}

async function deliverPart(warehouse: Warehouse, options: ShardOptions, part: ShardPart): Promise<ImportReport> {
  const { prepared, memory } = await preparePart(options, part);
  const identity = identityOf(prepared, options.destination);
  refuseOther(identity, part.identity);
  const ledger = createLedger(warehouse, CLIENT);
  await join(ledger, options);
  try {
    // Whoever had it until now may have ended the plan or got far with it.
    const { state, part: latest } = await shardRow(warehouse, options);
    await ledger.noteShard({ state: 'running', take: { worker: `${hostname()}, process ${process.pid}`, at: new Date().toISOString() } });
    const opened = openedAs(options.importId, state, latest as ShardPart);
    const book: Book = { ledger, opened, close: (ended, counts, report) => ledger.noteShard({ state: ended, counts, report }) };
    return await deliver({ ...options, memory }, prepared, identity, book);
  } finally {
    await ledger.close();
  }
}

/** Somebody who only looks whether the shard is free has it for a moment. */
async function join(ledger: ShardedLedger, { importId, shard, signal }: ShardOptions): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ledger.join(importId, shard);
    } catch (error) {
      if (!(error instanceof ImportRunning) || tries === JOIN_TRIES) throw error;
      await sleep(JOIN_AGAIN_MS, undefined, { signal });
    }
  }
}

async function preparePart(options: ShardOptions, part: ShardPart): Promise<{ prepared: Prepared; memory: EchoMemory }> {
  const startedAt = new Date();
  const { sha256 } = await hashStream(await options.open());
  if (sha256 !== part.identity.inputSha256) throw mismatch();
  const { source, sample } = await openPart(options, part);
  const mapper = mapperFor(source.headers, sample, options.mapper);
  const input = { path: options.inputName, sha256, bytes: part.toByte - part.fromByte };
  return { prepared: { startedAt, input, source, mapper }, memory: new EchoMemory(part) };
}

async function openPart({ open, read, signal }: ShardOptions, part: ShardPart): Promise<OpenedShard> {
  const options = { recordPath: read?.recordPath, signal, ...asReadOptions(part.detected) };
  if (part.firstIndex > 0) return await openShard(open, part, options);
  return await sampled(await openRecords(byteRange(await open(), 0, part.toByte), options));
}

function openedAs(runId: string, state: ImportShard['state'], { previous, startedAt = new Date().toISOString() }: ShardPart): OpenedRun {
  const begun = previous === 'none' && state !== 'planned';
  return { runId, startedAt, previous: begun ? 'unfinished' : previous };
}

function refuseOther(found: RunIdentity, planned: RunIdentity): void {
  if (found.mappingFingerprint !== planned.mappingFingerprint) {
    throw new ShardError('other_import', 'The mapping of this node is not the one the shards were planned with. Give both the same template, field map and options, and plan again. Nothing was sent.');
  }
  if (found.destinationId === planned.destinationId) return;
  throw new ShardError('other_import', 'This node sends to another destination than the one the shards were planned for. Give both the same credential, endpoint and Destination ID, and plan again. Nothing was sent.');
}

async function shardRow(warehouse: Warehouse, { importId, shard }: ShardOptions): Promise<ImportShard> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(importId)) throw unknownShard(importId, shard);
  const { findShard } = await import('../../warehouse/importShards');
  const row = await warehouse.asClient(CLIENT, (db) => findShard(db, importId, shard));
  if (!row) throw unknownShard(importId, shard);
  return row;
}

function unknownShard(importId: string, shard: number): ShardError {
  return new ShardError('unknown_shard', `There is no shard ${shard} of an import ${importId.slice(0, 40)} in this warehouse. Plan the shards first, with the same warehouse; a later plan or run of the same file ends an earlier plan. Nothing was sent.`);
}

/** For whoever waits for the shard. */
async function noteProblem(warehouse: Warehouse, { importId, shard }: ShardOptions, error: unknown): Promise<void> {
  const ledger = createLedger(warehouse, CLIENT);
  await ledger.join(importId, shard);
  try {
    await ledger.noteShard({ state: 'stopped', problem: error instanceof Error ? error.message : String(error) });
  } finally {
    await ledger.close();
  }
}
