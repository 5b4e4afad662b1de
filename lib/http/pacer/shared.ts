import type { Clock } from '../clock';

/** A limit that several processes draw on, by one clock that is nobody's own. */
export interface SharedLimit {
  /** Books departures `everyMs` apart, after all booked by anybody before; resolves to the milliseconds until the first. */
  book(slots: number, everyMs: number): Promise<number>;
  /** Nothing that is booked from now on leaves within the next `ms`. */
  postpone(ms: number): Promise<void>;
}

/** What a stated rate lets through. */
export interface StatedRate {
  /** Infinity where none is known. */
  readonly perSecond: number;
  /** The server has stated another rate. */
  adopt(rate: number, now: number): void;
  /** Nothing is left at the server. */
  drain(now: number): void;
  /** When the next request may leave; null while that is being asked. `waiting` requests want to. */
  readyAt(now: number, waiting: number): number | null;
  take(now: number): void;
  /** A request that had leave but never left. */
  refund(): void;
  /** The server asked to be left alone. */
  postpone?(ms: number): void;
}

export interface SharedRateOptions {
  readonly limit: SharedLimit;
  /** Infinity where none is known: then only what the server asked of another process holds this one up. */
  readonly requestsPerSecond: number;
  readonly clock: Clock;
  /** Called when something has changed and `readyAt` is worth asking again. */
  readonly wake: () => void;
  /** The limit is out of reach, or is there again (null). Nothing leaves meanwhile but what was booked before. */
  readonly onTrouble?: (problem: unknown) => void;
}

/** Booked at a time: so much of what the rate lets through, that one trip to the database serves many requests. */
const BLOCK_MS = 100;
const MOST_SLOTS = 50;
/** A timer may fire so much late; a slot left longer is void, or requests would come in a heap. */
const LATE_MS = 50;
/** How long what another process heard of the server may be news, where no rate is known. */
const UNPACED_MS = 1_000;
const UNPACED_SLOTS = 1_000;
const ASK_AGAIN_MS = 1_000;

/** Departures booked in small blocks at a shared limit. What a process that dies has booked is lost, never doubled. */
export class SharedRate implements StatedRate {
  private everyMs = 0;
  private block = UNPACED_SLOTS;
  private lateMs = UNPACED_MS;
  /** Times of departure by this process's clock, ascending. */
  private slots: number[] = [];
  private asking = false;
  private troubled = false;

  constructor(private readonly options: SharedRateOptions) {
    this.adopt(options.requestsPerSecond);
  }

  get perSecond(): number {
    return this.everyMs === 0 ? Infinity : 1000 / this.everyMs;
  }

  adopt(rate: number): void {
    if (!Number.isFinite(rate)) return;
    this.everyMs = 1000 / rate;
    this.block = Math.min(MOST_SLOTS, Math.max(1, Math.floor((rate * BLOCK_MS) / 1000)));
    this.lateMs = Math.max(LATE_MS, Math.min(this.everyMs, 1000));
  }

  /** What was booked before is spread over time already; only a pause the server names holds it up. */
  drain(): void {}

  readyAt(now: number, waiting: number): number | null {
    while (this.slots[0] !== undefined && this.slots[0] < now - this.lateMs) this.slots.shift();
    // Half a block ahead, so that the next one is there when this one is used up.
    if (this.slots.length <= this.block / 2 && this.slots.length < waiting) void this.book(Math.min(this.block, waiting - this.slots.length));
    const [slot] = this.slots;
    return slot === undefined ? null : Math.max(slot, now);
  }

  take(): void {
    this.slots.shift();
  }

  /** Others have been told to leave after it: it is gone. */
  refund(): void {}

  postpone(ms: number): void {
    this.options.limit.postpone(ms).catch((problem: unknown) => this.tell(problem));
  }

  private async book(slots: number): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    const { limit, clock, wake } = this.options;
    try {
      const waitMs = await limit.book(slots, this.everyMs);
      const first = clock.now() + waitMs;
      for (let slot = 0; slot < slots; slot += 1) this.slots.push(first + slot * this.everyMs);
      if (this.troubled) this.tell(null);
    } catch (problem) {
      if (!this.troubled) this.tell(problem);
      await new Promise<void>((resolve) => clock.after(ASK_AGAIN_MS, resolve));
    } finally {
      this.asking = false;
      wake();
    }
  }

  private tell(problem: unknown): void {
    this.troubled = problem !== null;
    this.options.onTrouble?.(problem);
  }
}
