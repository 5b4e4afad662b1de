/** Times of servers have whole seconds, and an answer is under way for a while. */
const TOLERANCE_MS = 2_000;

/** A server's clock against ours: tells what came about there since a run of ours began. */
export class ServerClock {
  private aheadMs = 0;

  /** @param date of an answer that has just come, as in its header; one that is no time changes nothing */
  heard(date: string | null | undefined): void {
    const ms = Date.parse(date ?? '');
    if (!Number.isNaN(ms)) this.aheadMs = ms - Date.now();
  }

  /** Null where one of the times is not known. */
  isSince(startedAt: string | undefined, time: string | null | undefined): boolean | null {
    const startMs = Date.parse(startedAt ?? '');
    const ms = Date.parse(time ?? '');
    return Number.isNaN(startMs) || Number.isNaN(ms) ? null : ms >= startMs + this.aheadMs - TOLERANCE_MS;
  }
}
