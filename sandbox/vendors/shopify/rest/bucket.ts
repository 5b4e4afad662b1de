/** Calls of one app on one shop: each one fills the bucket by one, and it leaks all the time. */
export class CallBucket {
  private calls = 0;
  private atMs = 0;

  /** Calls in the bucket with this one, rounded up; null where it does not fit. */
  add({ restBucket, restLeak }: { readonly restBucket: number; readonly restLeak: number }): number | null {
    const now = performance.now();
    this.calls = Math.max(0, this.calls - ((now - this.atMs) / 1000) * restLeak);
    this.atMs = now;
    if (this.calls + 1 > restBucket) return null;
    this.calls += 1;
    return Math.ceil(this.calls);
  }
}
