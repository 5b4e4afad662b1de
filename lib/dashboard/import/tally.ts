import { OUTCOMES, type Counts } from '../../delivery/types';

export interface Tally {
  /** Customers the destination has: created, updated or unchanged. */
  readonly landed: number;
  /** Rows a person has to look at: rejected or failed. */
  readonly attention: number;
  /** All outcomes together. */
  readonly accounted: number;
  /** Rows read without an outcome; negative when outcomes exceed rows; 0 when all is well. */
  readonly missing: number;
}

export function tally(counts: Counts): Tally {
  const accounted = OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
  return {
    landed: counts.created + counts.updated + counts.unchanged,
    attention: counts.rejected + counts.failed,
    accounted,
    missing: counts.read - accounted,
  };
}
