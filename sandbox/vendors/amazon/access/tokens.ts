import { randomBytes } from 'node:crypto';
import type { Seller } from '../sellers';

/** A method and path that a restricted data token opens. */
export interface Restricted {
  readonly method: string;
  readonly path: string;
  readonly dataElements: readonly string[];
}

export interface AccessToken {
  /** Null for a token that belongs to the application alone. */
  readonly seller: Seller | null;
  readonly until: number;
  /** For a restricted data token: all it opens. */
  readonly restricted: readonly Restricted[] | null;
}

export class AccessTokens {
  private alive = new Map<string, AccessToken>();

  constructor(private readonly onIssued: () => void) {}

  issue(seller: Seller | null, lifeSeconds: number): string {
    this.onIssued();
    return this.keep(`Atza|${randomBytes(24).toString('base64url')}`, seller, lifeSeconds, null);
  }

  restrict(seller: Seller, restricted: readonly Restricted[], lifeSeconds: number): string {
    return this.keep(`Atz.sprdt|${randomBytes(24).toString('base64url')}`, seller, lifeSeconds, restricted);
  }

  /** Null for a token that was never given out. */
  find(value: string): AccessToken | null {
    return this.alive.get(value) ?? null;
  }

  /** Every token given out so far has expired. */
  expire(): void {
    for (const [value, token] of this.alive) this.alive.set(value, { ...token, until: 0 });
  }

  reset(): void {
    this.alive.clear();
  }

  private keep(value: string, seller: Seller | null, lifeSeconds: number, restricted: readonly Restricted[] | null): string {
    this.alive.set(value, { seller, until: Date.now() + lifeSeconds * 1000, restricted });
    return value;
  }
}
