import { TokenBucket } from '../../../conditions/token-bucket';
import { OPERATIONS, type OperationName } from '../operations';
import type { Seller } from '../sellers';

/** A token bucket for each operation and seller; it starts full. */
export class Limits {
  private buckets = new Map<string, TokenBucket>();
  private scale = 1;

  /** Other rates from now on; the buckets are as full as at the start. */
  rescale(scale: number): void {
    if (scale === this.scale) return;
    this.scale = scale;
    this.buckets.clear();
  }

  admits(operation: OperationName, seller: Seller): boolean {
    const key = `${operation} ${seller.id}`;
    const { burst } = OPERATIONS[operation];
    const bucket = this.buckets.get(key) ?? new TokenBucket({ ratePerSecond: this.rateOf(operation), burst, announce: 'none' });
    this.buckets.set(key, bucket);
    return bucket.take(performance.now()).admitted;
  }

  /** As the header writes it. */
  told(operation: OperationName): string {
    return String(Number(this.rateOf(operation).toPrecision(6)));
  }

  reset(): void {
    this.buckets.clear();
    this.scale = 1;
  }

  private rateOf(operation: OperationName): number {
    return OPERATIONS[operation].rate * this.scale;
  }
}
