import type { Counts, ImportReport, Outcome, ReportedProblem } from './types';
import { OUTCOMES } from './types';

const REPORTED_PROBLEMS = 100;
const REASON_LINES = 5;

type Reason = ImportReport['reasons'][number];
type Warning = ImportReport['warnings'][number];

/** A kind of problem, while it is being counted. */
type Counted<Kind extends Warning> = Omit<Kind, 'count' | 'lines'> & { count: number; lines: number[] };

type Place = Pick<ReportedProblem, 'code' | 'field' | 'line'>;

/** A run's books: one entry per record read, exactly one outcome for each. */
export class Tally {
  read = 0;
  private readonly outcomes = new Map<Outcome, number>(OUTCOMES.map((outcome) => [outcome, 0]));
  private readonly reasons = new Map<string, Counted<Reason>>();
  private readonly warnings = new Map<string, Counted<Warning>>();
  private readonly problems = { rejected: [] as ReportedProblem[], failed: [] as ReportedProblem[] };

  add(outcome: Outcome): void {
    this.outcomes.set(outcome, this.of(outcome) + 1);
  }

  /** An outcome that needs a reason. */
  explain(outcome: Reason['outcome'], problem: ReportedProblem): void {
    this.add(outcome);
    const { code, field } = problem;
    countIn(this.reasons, problem, () => ({ outcome, code, field, count: 0, lines: [] }), outcome);
    if (outcome === 'duplicate') return;
    const listed = this.problems[outcome];
    if (listed.length < REPORTED_PROBLEMS) listed.push(problem);
  }

  /** Something worth knowing about a row that is fit to be sent. */
  warn(place: Place): void {
    const { code, field } = place;
    countIn(this.warnings, place, () => ({ code, field, count: 0, lines: [] }));
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
    return byCount(this.reasons);
  }

  /** Most frequent first. */
  warningsByCount(): Warning[] {
    return byCount(this.warnings);
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
}

function countIn<Kind extends Warning>(
  kinds: Map<string, Counted<Kind>>, { code, field, line }: Place, begin: () => Counted<Kind>, ...more: readonly string[]
): void {
  const key = JSON.stringify([code, field, ...more]);
  const kind = kinds.get(key) ?? begin();
  kind.count += 1;
  if (kind.lines.length < REASON_LINES) kind.lines.push(line);
  kinds.set(key, kind);
}

function byCount<Kind extends Warning>(kinds: ReadonlyMap<string, Counted<Kind>>): Counted<Kind>[] {
  return [...kinds.values()]
    .map((kind) => ({ ...kind, lines: [...kind.lines].sort((a, b) => a - b) }))
    .sort((a, b) => b.count - a.count);
}
