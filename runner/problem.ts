/** A usage or input problem: one sentence for the person who started the run, no stack trace. */
export class UsageProblem extends Error {
  override readonly name = 'UsageProblem';
}
