import { readFileSync } from 'node:fs';

/** A process, told apart from a later one that was given the same id. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Boot and start time from `/proc` on Linux, null elsewhere. */
  readonly start: string | null;
}

export function thisProcess(): ProcessIdentity {
  return { pid: process.pid, start: readProc(process.pid)?.start ?? null };
}

export function isRunning({ pid, start }: ProcessIdentity): boolean {
  if (!answersToSignals(pid)) return false;
  const proc = readProc(pid);
  if (!proc) return true;
  return !proc.hasEnded && (start === null || start === proc.start);
}

function answersToSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Refused means there is one, of another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Null where there is no `/proc` to read. See proc_pid_stat(5): the name in brackets may hold spaces and brackets. */
function readProc(pid: number): { readonly start: string; readonly hasEnded: boolean } | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state = '', ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { start: `${boot}/${rest[18]}`, hasEnded: state === 'Z' || state === 'X' };
  } catch {
    return null;
  }
}
