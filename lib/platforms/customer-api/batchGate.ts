import { setTimeout as sleep } from 'node:timers/promises';

/** Lets `size` records through, then makes the next ones wait `delayMs`, and so on. */
export class BatchGate {
  private admitted = 0;
  private open: Promise<void> = Promise.resolve();

  constructor(
    private readonly size: number,
    private readonly delayMs: number,
    private readonly onWait: (ms: number) => void,
  ) {}

  async admit(records: number, signal: AbortSignal): Promise<void> {
    if (this.delayMs === 0) return;
    if (this.admitted >= this.size) {
      this.admitted = 0;
      this.open = this.open.then(() => sleep(this.delayMs)).then(() => this.onWait(this.delayMs));
    }
    this.admitted += records;
    await this.open;
    signal.throwIfAborted();
  }
}
