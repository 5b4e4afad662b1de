export interface ThrottleStatus {
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  readonly restoreRate: number;
}

/** Points of one app on one shop: they flow back all the time, up to the bucket's size. */
export class CostBucket {
  private points: number | null = null;
  private atMs = 0;
  private spent = 0;
  private refused = 0;

  /** Whether a request of this cost may be served; its points are taken. */
  take(cost: number, limits: { readonly bucket: number; readonly restoreRate: number }): boolean {
    this.refill(limits);
    if ((this.points ?? 0) < cost) {
      this.refused += 1;
      return false;
    }
    this.points = (this.points ?? 0) - cost;
    this.spent += cost;
    return true;
  }

  /** What was asked for and not used. */
  giveBack(points: number, limits: { readonly bucket: number; readonly restoreRate: number }): void {
    this.points = Math.min(limits.bucket, (this.points ?? 0) + points);
    this.spent -= points;
  }

  /** Points that were used, and requests answered with `THROTTLED`, since the bucket was made. */
  usage(): { readonly spent: number; readonly refused: number } {
    return { spent: this.spent, refused: this.refused };
  }

  status(limits: { readonly bucket: number; readonly restoreRate: number }): ThrottleStatus {
    this.refill(limits);
    return { maximumAvailable: limits.bucket, currentlyAvailable: Math.floor(this.points ?? 0), restoreRate: limits.restoreRate };
  }

  private refill({ bucket, restoreRate }: { readonly bucket: number; readonly restoreRate: number }): void {
    const now = performance.now();
    this.points = this.points === null ? bucket : Math.min(bucket, this.points + ((now - this.atMs) / 1000) * restoreRate);
    this.atMs = now;
  }
}
