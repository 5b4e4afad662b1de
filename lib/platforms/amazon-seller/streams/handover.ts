/** Passes values from a callback to a generator, one at a time: the giver waits until the value is taken. */
export class Handover<T> implements AsyncIterable<T> {
  private waiting: { readonly value: T; readonly taken: () => void } | null = null;
  private over: { readonly error: unknown } | null | 'ended' = null;
  private left = false;
  private wake: () => void = () => undefined;

  async give(value: T): Promise<void> {
    if (this.left) throw new Error('nobody reads any more');
    await new Promise<void>((taken) => {
      this.waiting = { value, taken };
      this.wake();
    });
    if (this.left) throw new Error('nobody reads any more');
  }

  end(): void {
    this.over = 'ended';
    this.wake();
  }

  fail(error: unknown): void {
    this.over = { error };
    this.wake();
  }

  leave(): void {
    this.left = true;
    this.waiting?.taken();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (;;) {
      if (this.waiting) {
        const { value, taken } = this.waiting;
        yield value;
        this.waiting = null;
        taken();
      } else if (this.over === 'ended') return;
      else if (this.over) throw this.over.error;
      else await new Promise<void>((resolve) => { this.wake = resolve; });
    }
  }
}
