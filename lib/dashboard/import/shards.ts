import type { ImportReport, ReportedShard } from '../../delivery/types';
import { foreign } from '../foreign';
import { count, counted, duration, listed } from '../format';
import { html, type Html } from '../html';
import { table } from '../table';
import { elapsedMs } from './header';
import { outcomeWords } from './outcome-words';

/** Which part of the file was whose, and what came of it; null for an import of one piece. */
export function shards({ shards: all = [] }: ImportReport): Html | null {
  if (all.length === 0) return null;
  const workers = new Set(all.flatMap((shard) => shard.workers));
  const again = all.filter(isTakenAgain);
  return html`<p class="lead"><strong>${counted(all.length, 'shard')}</strong>${workers.size > 0 && ` on ${counted(workers.size, 'worker')}`}, each an execution of its own.</p>
<p>${again.length === 0 ? 'Every shard came to its end with the worker that had begun it.' : retaken(again)}</p>
${table<ReportedShard>({
    id: 'shard-table',
    caption: 'Parts of the file and their workers',
    scrolls: true,
    columns: [
      { head: 'Shard', names: true, cell: ({ shard }) => String(shard) },
      { head: 'State', cell: state },
      { head: 'Worker', cell: ({ workers: its }) => named(its.at(-1)) },
      { head: 'Bytes of the file', cell: ({ fromByte, toByte }) => `${count(fromByte)} to ${count(toByte)}` },
      { head: 'From line', numeric: true, cell: ({ firstLine }) => count(firstLine) },
      { head: 'Rows', numeric: true, cell: ({ counts }) => count(counts.read) },
      { head: 'Outcomes', cell: outcomes },
      { head: 'Requests', numeric: true, cell: ({ requests }) => count(requests) },
      { head: 'Took', numeric: true, cell: (shard) => duration(elapsedMs(shard)) },
    ],
    rows: all,
  })}`;
}

function isTakenAgain({ workers }: ReportedShard): boolean {
  return workers.length > 1;
}

function retaken(again: readonly ReportedShard[]): string {
  const numbers = listed(again.map(({ shard }) => String(shard)));
  const [which, were] = again.length === 1 ? ['Shard', 'was'] : ['Shards', 'were'];
  return `${which} ${numbers} ${were} taken up again, because whoever had begun ended before the end. What had landed was not sent again; time and requests are those of the last worker.`;
}

function state({ workers }: ReportedShard): Html {
  if (workers.length < 2) return html`finished`;
  return html`finished, taken up again after ${workers.slice(0, -1).map((worker, at) => html`${at > 0 && ', '}${named(worker)}`)}`;
}

function named(worker: string | undefined): Html {
  return worker ? foreign(worker, 80) : html`not recorded`;
}

function outcomes({ counts }: ReportedShard): string {
  return outcomeWords(false).filter(([outcome]) => counts[outcome] > 0)
    .map(([outcome, { label }]) => `${count(counts[outcome])} ${label.toLowerCase()}`).join(', ') || 'none';
}
