/** A request that is answered without running a workflow. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(readonly status: number, message: string) {
    super(message);
  }
}
