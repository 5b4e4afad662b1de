import { randomUUID } from 'node:crypto';
import { commit } from './commit';
import { noteSynced } from './connectionState';
import { SyncUnderWay } from './failures';
import { closeInterrupted } from './historyRows';
import type { SyncJob } from './job';
import type { StreamResult, SyncReport } from './report';
import { syncStream } from './syncStream';
import type { StreamInfo } from './types';

/**
 * Brings the streams of one connection up to date, one after the other; one that fails does not keep the others
 * from their turn. Rows, deletions and cursor of a page are committed together, so that whatever ends the process
 * costs work but no data. Throws `SyncUnderWay` when the connection is being synced already, RangeError for a
 * stream that the platform does not have, and what the warehouse throws when it cannot be written.
 */
export async function runSync(job: SyncJob): Promise<SyncReport> {
  const infos = chosen(job);
  const { warehouse, owner } = job;
  const claim = `sync:${owner.connectionId}`;
  if (!(await warehouse.claim(claim))) throw new SyncUnderWay();
  try {
    await commit(warehouse, owner.clientId, (db) => closeInterrupted(db, owner));
    const report = await syncAll(job, infos);
    // All is committed: what keeps the warehouse from being tidied is no failure of the sync, and the next one tries again.
    if (!job.signal.aborted) await warehouse.tidy().catch(() => undefined);
    return report;
  } finally {
    await warehouse.release(claim);
  }
}

async function syncAll(job: SyncJob, infos: readonly StreamInfo[]): Promise<SyncReport> {
  const syncId = randomUUID();
  const streams: StreamResult[] = [];
  for (const info of infos) {
    if (job.signal.aborted) break;
    streams.push(await syncStream(job, syncId, info));
  }
  await commit(job.warehouse, job.owner.clientId, (db) => noteSynced(db, job.owner, streams));
  return { syncId, streams };
}

function chosen({ platform, options: { streams = [] } }: SyncJob): readonly StreamInfo[] {
  const known = new Map(platform.streams.map((info) => [info.name, info]));
  const unknown = streams.find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw new RangeError(`${platform.displayName} has no stream ${JSON.stringify(unknown)}. It has ${[...known.keys()].join(', ')}. Nothing was read.`);
  }
  return streams.length === 0 ? platform.streams : platform.streams.filter(({ name }) => streams.includes(name));
}
