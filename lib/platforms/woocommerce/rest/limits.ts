import { createHash } from 'node:crypto';
import { createPacer, type Pacer, type PacerOptions } from '../../../http';
import type { Site } from '../site';

/**
 * WooCommerce has no limit of its own, and its hosts do not tell theirs: small ones suffer from a handful of
 * requests at once, since each of them is a whole PHP process. The rate is learned from refusals.
 */
const MOST_AT_ONCE = 4;
const MOST_SITES = 1000;

const pacers = new Map<string, Pacer>();

/**
 * The pacer of a site: everything this process asks of it shares one, whichever key it comes with. With a limit that
 * other processes share it is one for this client alone.
 */
export function pacerFor(site: Site, shared: Pick<PacerOptions, 'shared' | 'onTrouble'> = {}): Pacer {
  if (shared.shared) return createPacer({ maxConcurrency: MOST_AT_ONCE, ...shared });
  const key = createHash('sha256').update(site.address('')).digest('hex');
  const known = pacers.get(key);
  if (known) return known;
  const [oldest] = pacers.keys();
  if (pacers.size >= MOST_SITES && oldest !== undefined) pacers.delete(oldest);
  const pacer = createPacer({ maxConcurrency: MOST_AT_ONCE });
  pacers.set(key, pacer);
  return pacer;
}
