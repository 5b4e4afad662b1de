import { randomUUID } from 'node:crypto';
import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { WarehouseLocked } from './errors';
import { isRunning, thisProcess, type ProcessIdentity } from './processIdentity';

interface Holder extends ProcessIdentity { readonly since: string }

const LOCK = /^lock\.(\d+)$/;

/**
 * Makes this process the only user of `folder`, or throws `WarehouseLocked`. Returns what gives it back.
 *
 * Locks are numbered and the highest one counts. Each is taken by creating the next number, which the file
 * system grants to exactly one process; a lock that ended stays as the highest number, so a slow process can
 * never mistake an old lock's end for the present one's.
 */
export function lockFolder(folder: string): () => void {
  const draft = path.join(folder, `lock-${randomUUID()}`);
  writeFileSync(draft, JSON.stringify({ ...thisProcess(), since: new Date().toISOString() } satisfies Holder));
  try {
    for (;;) {
      const taken = takeNext(folder, draft);
      if (taken === null) continue;
      dropBefore(folder, taken);
      return () => endLock(folder, taken);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The number taken; null when another process moved first and the folder has to be looked at again. */
function takeNext(folder: string, draft: string): number | null {
  const latest = latestLock(folder);
  const holder = readHolder(folder, latest);
  if (holder && isRunning(holder)) throw new WarehouseLocked(folder, holder.pid, holder.since);
  const next = latest + 1;
  try {
    linkSync(draft, fileOf(folder, next));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return null;
    throw error;
  }
  if (latestLock(folder) === next) return next;
  rmSync(fileOf(folder, next), { force: true });
  return null;
}

/** Null for a lock that was given back, that is gone, or whose writing a power cut broke off. */
function readHolder(folder: string, number: number): Holder | null {
  try {
    return JSON.parse(readFileSync(fileOf(folder, number), 'utf8')) as Holder | null;
  } catch {
    return null;
  }
}

function endLock(folder: string, number: number): void {
  const ended = path.join(folder, `lock-${randomUUID()}`);
  writeFileSync(ended, 'null');
  renameSync(ended, fileOf(folder, number));
}

function latestLock(folder: string): number {
  return Math.max(0, ...lockNumbers(folder));
}

function dropBefore(folder: string, number: number): void {
  for (const older of lockNumbers(folder)) if (older < number) rmSync(fileOf(folder, older), { force: true });
}

function lockNumbers(folder: string): number[] {
  return readdirSync(folder).flatMap((name) => Number(LOCK.exec(name)?.[1] ?? []));
}

function fileOf(folder: string, number: number): string {
  return path.join(folder, `lock.${number}`);
}
