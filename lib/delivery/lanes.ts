/**
 * Runs up to `width` tasks at a time. `start` resolves when the task has a lane, not when it is done:
 * that is what makes the reader wait for the destination. The first task to throw ends it all.
 */
export class Lanes {
  private free: number;
  private readonly waiting: (() => void)[] = [];
  private readonly idle: (() => void)[] = [];
  private busy = 0;
  private failure: { readonly error: unknown } | null = null;

  constructor(width: number, private readonly onFailure: (error: unknown) => void) {
    this.free = width;
  }

  get inFlight(): number {
    return this.busy;
  }

  async start(task: () => Promise<void>): Promise<void> {
    if (this.free === 0) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.free -= 1;
    if (this.failure) {
      this.handOver();
      throw this.failure.error;
    }
    this.busy += 1;
    void this.drive(task);
  }

  /** Resolves when no task is left; throws what the first failed task threw. */
  async drain(): Promise<void> {
    if (this.busy > 0) await new Promise<void>((resolve) => this.idle.push(resolve));
    if (this.failure) throw this.failure.error;
  }

  private async drive(task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      if (!this.failure) {
        this.failure = { error };
        this.onFailure(error);
      }
    } finally {
      this.busy -= 1;
      this.handOver();
      if (this.busy === 0) this.idle.splice(0).forEach((resolve) => resolve());
    }
  }

  private handOver(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.free += 1;
  }
}
