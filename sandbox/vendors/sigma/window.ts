/** Counts strictly: never more than `limit` admissions in any span of the window's length. */
export class SlidingWindow {
  private times: number[] = [];

  admit(nowMs: number, limit: number, windowSeconds: number): boolean {
    this.times = this.times.filter((time) => time > nowMs - windowSeconds * 1000);
    if (this.times.length >= limit) return false;
    this.times.push(nowMs);
    return true;
  }
}
