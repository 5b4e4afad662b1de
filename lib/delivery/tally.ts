import type { Counts, ImportReport, Outcome, ReportedProblem } from './types';
import { OUTCOMES } from './types';

const REPORTED_PROBLEMS = 100;
const REASON_LINES = 5;

type Reason = ImportReport['reasons'][number];
type ReasonOutcome = Reason['outcome'];

interface OpenReason extends Omit<Reason, 'count' | 'lines'> {
  count: number;
  lines: number[];
}

/** A run's books: one entry per record read, exactly one outcome for each. */
export class Tally {
  read = 0;
  private readonly outcomes = new Map<Outcome, number>(OUTCOMES.map((outcome) => [outcome, 0]));
  private readonly reasons = new Map<string, OpenReason>();
  private readonly problems = { rejected: [] as ReportedProblem[], failed: [] as ReportedProblem[] };

  add(outcome: Outcome): void {
    this.outcomes.set(outcome, this.of(outcome) + 1);
  }

  /** An outcome that needs a reason. */
  explain(outcome: ReasonOutcome, problem: ReportedProblem): void {
    this.add(outcome);
    this.countReason(outcome, problem);
    if (outcome === 'duplicate') return;
    const listed = this.problems[outcome];
    if (listed.length < REPORTED_PROBLEMS) listed.push(problem);
  }

  of(outcome: Outcome): number {
    return this.outcomes.get(outcome) ?? 0;
  }

  get landed(): number {
    return this.of('created') + this.of('updated') + this.of('unchanged');
  }

  get settled(): number {
    return OUTCOMES.reduce((sum, outcome) => sum + this.of(outcome), 0);
  }

  counts(): Counts {
    return {
      read: this.read,
      created: this.of('created'),
      updated: this.of('updated'),
      unchanged: this.of('unchanged'),
      duplicate: this.of('duplicate'),
      rejected: this.of('rejected'),
      failed: this.of('failed'),
    };
  }

  /** Most frequent first. */
  reasonsByCount(): Reason[] {
    return [...this.reasons.values()]
      .map((reason) => ({ ...reason, lines: [...reason.lines].sort((a, b) => a - b) }))
      .sort((a, b) => b.count - a.count);
  }

  listed(outcome: 'rejected' | 'failed'): ReportedProblem[] {
    return [...this.problems[outcome]].sort((a, b) => a.line - b.line);
  }

  /** Every record read has exactly one outcome, or the run fails loudly. */
  reconcile(): void {
    if (this.settled === this.read) return;
    throw new Error(
      `The books do not balance: ${this.read} records read, ${this.settled} outcomes. `
      + 'Nothing is lost: run the same command again to settle the rest, and please report this.',
    );
  }

  private countReason(outcome: ReasonOutcome, { code, field, line }: ReportedProblem): void {
    const key = JSON.stringify([outcome, code, field]);
    const reason = this.reasons.get(key) ?? { outcome, code, field, count: 0, lines: [] };
    reason.count += 1;
    if (reason.lines.length < REASON_LINES) reason.lines.push(line);
    this.reasons.set(key, reason);
  }
}
