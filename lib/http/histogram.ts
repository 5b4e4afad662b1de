/** Each bucket is 4 % wider than the one before: a quantile is right to 2 %. */
const GROWTH = Math.log(1.04);
const LEAST_MS = 0.1;
const BUCKETS = 520;

/** Durations counted in buckets of growing width: any number of them in a few kilobytes. */
export class Histogram {
  private readonly counts = new Uint32Array(BUCKETS);
  private total = 0;

  add(ms: number): void {
    const bucket = Math.floor(Math.log(Math.max(ms, LEAST_MS) / LEAST_MS) / GROWTH);
    const index = Math.min(BUCKETS - 1, bucket);
    this.counts[index] = (this.counts[index] ?? 0) + 1;
    this.total += 1;
  }

  /** Milliseconds below which the share `q` (0 to 1) of the durations lies; 0 when there are none. */
  quantile(q: number): number {
    const wanted = Math.max(1, Math.ceil(q * this.total));
    let seen = 0;
    for (const [bucket, count] of this.counts.entries()) {
      seen += count;
      if (count > 0 && seen >= wanted) return LEAST_MS * Math.exp((bucket + 0.5) * GROWTH);
    }
    return 0;
  }
}
