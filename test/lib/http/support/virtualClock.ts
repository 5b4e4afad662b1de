import type { Clock } from '../../../../lib/http/clock';

interface Event {
  readonly at: number;
  readonly order: number;
  fn: (() => void) | null;
}

/** Time that moves only when `run` moves it: from event to event, as fast as the machine can. */
export class VirtualClock implements Clock {
  private time = 0;
  private order = 0;
  private readonly events: Event[] = [];

  constructor(private readonly epochStart = Date.UTC(2026, 0, 1)) {}

  now(): number {
    return this.time;
  }

  epochMs(): number {
    return this.epochStart + this.time;
  }

  after(ms: number, fn: () => void): () => void {
    const event: Event = { at: this.time + Math.max(0, ms), order: this.order++, fn };
    const at = this.events.findIndex((other) => other.at > event.at);
    if (at === -1) this.events.push(event);
    else this.events.splice(at, 0, event);
    return () => {
      event.fn = null;
    };
  }

  /** Lets time pass until `work` is settled; fails when nothing is left that could settle it. */
  async run<T>(work: Promise<T>): Promise<T> {
    let settled = false;
    const done = work.finally(() => { settled = true; });
    done.catch(() => undefined);
    for (;;) {
      for (let turn = 0; turn < 12; turn++) await null;
      if (settled) return done;
      const event = this.events.shift();
      if (!event) throw new Error('nothing left to happen, and the work is not done');
      this.time = event.at;
      event.fn?.();
    }
  }
}
