/** The run was stopped on purpose before its end. What landed is in the ledger; the same command resumes. */
export class RunStopped extends Error {
  override readonly name = 'RunStopped';

  constructor(settled: number) {
    super(
      `The run was stopped after ${settled} rows. What was sent is recorded: `
      + 'start the same import again to go on where it stopped.',
    );
  }
}
