import { orAborted, sleep } from '../clock';
import type { Clock } from '../clock';

/** A token endpoint is asked at most once in this time, measured from its last answer. */
const SPACING_MS = 1000;
const EARLY_MS = 300_000;

export interface Token {
  readonly value: string;
  /** How long it is valid; null when the server does not say. */
  readonly lifeMs: number | null;
}

/** Asks the token endpoint once. `askAgainMs`: it may go better after that time. */
export type FetchToken = (signal: AbortSignal) => Promise<Token | AskAgain>;

export interface AskAgain {
  readonly failure: Error;
  readonly askAgainMs: number;
}

/** One token, from its issue to its end. */
export class Generation {
  private used = false;
  /** Whether a server has taken it at least once. */
  proven = false;

  constructor(readonly value: string, readonly refreshAt: number, readonly endsAt: number) {}

  /** True for the first caller only. */
  firstUse(): boolean {
    const first = !this.used;
    this.used = true;
    return first;
  }
}

interface Refresh {
  readonly token: Promise<Generation>;
  readonly controller: AbortController;
  waiting: number;
}

const MOST_TRIES = 4;

/** The current token of one credential. One refresh is under way at a time, however many requests wait for it. */
export class TokenSource {
  private current: Generation | null = null;
  private refresh: Refresh | null = null;
  private answeredAt = -Infinity;

  constructor(private readonly clock: Clock) {}

  /** The current token, unless it is due for renewal. */
  fresh(): Generation | null {
    return this.current && this.clock.now() < this.current.refreshAt ? this.current : null;
  }

  /** A new token: that of the refresh under way, or of one started now. */
  async renewed(fetchToken: FetchToken, signal: AbortSignal | undefined): Promise<Generation> {
    const refresh = (this.refresh ??= this.startRefresh(fetchToken));
    refresh.waiting += 1;
    try {
      return await orAborted(refresh.token, signal);
    } finally {
      refresh.waiting -= 1;
      // When all who waited have left, an unfinished refresh has no purpose.
      if (refresh.waiting === 0) {
        this.forget(refresh);
        refresh.controller.abort();
      }
    }
  }

  /** The server no longer takes this token. Without effect when it has been replaced already. */
  invalidate(generation: Generation): void {
    if (this.current === generation) this.current = null;
  }

  /** The token in use, for redaction. */
  value(): string | null {
    return this.current?.value ?? null;
  }

  private startRefresh(fetchToken: FetchToken): Refresh {
    const controller = new AbortController();
    const token = this.fetch(fetchToken, controller.signal);
    const refresh = { token, controller, waiting: 0 };
    const over = (): void => this.forget(refresh);
    token.then(over, over);
    return refresh;
  }

  private forget(refresh: Refresh): void {
    if (this.refresh === refresh) this.refresh = null;
  }

  private async fetch(fetchToken: FetchToken, signal: AbortSignal): Promise<Generation> {
    for (let tries = 1; ; tries++) {
      await sleep(this.clock, Math.max(0, this.answeredAt + SPACING_MS - this.clock.now()), signal);
      const result = await fetchToken(signal).finally(() => { this.answeredAt = this.clock.now(); });
      if ('value' in result) return this.adopt(result);
      if (tries === MOST_TRIES) return this.keepOr(result.failure);
      await sleep(this.clock, result.askAgainMs, signal);
    }
  }

  private adopt(token: Token): Generation {
    const now = this.clock.now();
    const life = token.lifeMs ?? Infinity;
    this.current = new Generation(token.value, now + Math.max(life - EARLY_MS, life / 2), now + life);
    return this.current;
  }

  /** A token that is only due for renewal still serves while the endpoint is out of reach. */
  private keepOr(failure: Error): Generation {
    const current = this.current;
    if (!current || this.clock.now() >= current.endsAt) throw failure;
    this.current = new Generation(current.value, Math.min(this.clock.now() + 30_000, current.endsAt), current.endsAt);
    this.current.proven = current.proven;
    return this.current;
  }
}
