import type { ImportReport } from '../../delivery/types';
import { count, counted, duration, listed } from '../format';
import { isolated, visible } from '../foreign';
import { tally } from './tally';

export type Tone = 'good' | 'attention' | 'bad' | 'idle';

export interface Verdict {
  readonly tone: Tone;
  /** Finished, Dry run, … in one or two words each. */
  readonly badges: readonly string[];
  /** The whole run in one sentence of plain text. */
  readonly sentence: string;
  /** What else a person has to know, one sentence each. */
  readonly notes: readonly string[];
}

/** What the run came to. */
export function verdict(report: ImportReport): Verdict {
  return { tone: tone(report), badges: badges(report), sentence: sentence(report), notes: notes(report) };
}

/** The destination's name without its address. */
export function destinationName(report: ImportReport): string {
  const name = report.run.destination;
  const address = name.indexOf(' (http');
  return visible(address > 0 ? name.slice(0, address) : name, 60);
}

function tone(report: ImportReport): Tone {
  const { missing, attention } = tally(report.counts);
  if (report.counts.failed > 0 || missing !== 0) return 'bad';
  if (attention > 0) return 'attention';
  return report.counts.read === 0 ? 'idle' : 'good';
}

function badges({ run, counts }: ImportReport): readonly string[] {
  const state = tally(counts).missing > 0 ? 'Stopped early' : counts.failed > 0 ? 'Finished with failed rows' : 'Finished';
  return [run.dryRun ? 'Dry run' : state, run.resumed && 'Resumed'].filter((badge) => badge !== false);
}

function sentence(report: ImportReport): string {
  const { counts, run } = report;
  const { landed, attention, missing } = tally(counts);
  const name = isolated(destinationName(report));
  if (counts.read === 0) return 'The file holds no customers.';
  const before = hadAlready(report);
  if (counts.unchanged === counts.read || (counts.duplicate === counts.read && before > 0)) return `All ${counted(counts.read, 'customer')} ${verb(counts.read, 'was', 'were')} already in ${name}.`;
  const there = run.dryRun ? `ready for ${name}` : `in ${name}`;
  if (attention === 0 && missing === 0) return `${subject(landed, landed + counts.duplicate)} ${verb(landed, 'is', 'are')} ${there}; nothing needs your attention.`;
  const left = listed([
    attention > 0 && `${count(attention)} ${verb(attention, 'needs', 'need')} your attention`,
    missing > 0 && `${count(missing)} ${verb(missing, 'has', 'have')} no outcome yet`,
    missing < 0 && 'the counts do not add up',
  ].filter((part) => part !== false));
  if (landed === 0 && before > 0) return `${count(before)} of ${counted(counts.read, 'customer')} ${verb(before, 'was', 'were')} already in ${name}; ${left}.`;
  if (landed === 0) return `None of ${counted(counts.read, 'customer')} ${verb(1, 'is', 'are')} ${there}; ${left}.`;
  return `${count(landed)} of ${counted(counts.read, 'customer')} ${verb(landed, 'is', 'are')} ${there}; ${left}.`;
}

/** Customers that the destination had before, told by what it answered. */
function hadAlready({ counts, reasons }: ImportReport): number {
  if (counts.duplicate === 0) return 0;
  return reasons.filter(({ outcome, code }) => outcome === 'duplicate' && code !== 'duplicate_in_file').reduce((sum, { count: rows }) => sum + rows, 0);
}

function notes(report: ImportReport): readonly string[] {
  const { counts, run } = report;
  const { missing } = tally(counts);
  return [
    run.dryRun && `No row was sent.${estimate(report)}`,
    counts.read === 0 && !run.dryRun && 'Nothing was sent. Check that it is the right file and that its rows follow the header line.',
    counts.read > 0 && counts.unchanged === counts.read && !run.dryRun && 'Nothing had to be sent again.',
    run.resumed && 'This run went on where an earlier one stopped; the counts cover both.',
    missing > 0 && `${counted(missing, 'row')} read ${verb(missing, 'has', 'have')} no outcome. Run the same import again: it goes on where this one stopped.`,
    missing < 0 && `There are ${counted(-missing, 'more outcome')} than rows read. Please report this: the counts cannot be trusted.`,
    counts.failed > 0 && `${counted(counts.failed, 'row')} failed. Run the same import again: it tries what is safe to send again, and nothing twice.`,
    counts.rejected > 0 && `${counted(counts.rejected, 'row')} ${run.dryRun ? 'would be' : verb(counts.rejected, 'was', 'were')} rejected. Correct ${verb(counts.rejected, 'it', 'them')} in rejected.csv and import that file.`,
    counts.duplicate > 0 && `${counted(counts.duplicate, 'row')} ${verb(counts.duplicate, 'repeats', 'repeat')} a customer and ${run.dryRun ? 'would be' : verb(counts.duplicate, 'was', 'were')} left out; nothing to do.`,
  ].filter((note) => note !== false);
}

function estimate({ estimate: ahead }: ImportReport): string {
  if (!ahead) return '';
  const facts = [`send ${counted(ahead.requests, 'request')}`, ahead.seconds !== null && `take about ${duration(ahead.seconds * 1000)}`];
  return ` The run itself would ${listed(facts.filter((fact) => fact !== false))}.`;
}

function subject(landed: number, accounted: number): string {
  return landed === accounted && landed > 1 ? `All ${counted(landed, 'customer')}` : counted(landed, 'customer');
}

function verb(value: number, one: string, many: string): string {
  return value === 1 ? one : many;
}
