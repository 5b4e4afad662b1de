import { createHash } from 'node:crypto';
import type { Clock } from '../clock';
import { TokenSource } from './tokenSource';
import type { FetchToken } from './tokenSource';
import type { AuthContext, AuthStrategy } from './types';

export interface TokenStrategyOptions {
  /** All that makes the credential this one and no other. Two strategies with the same identity share a token. */
  readonly identity: readonly string[];
  /** Asks for a token once: client credentials, a refresh token, a login. */
  readonly fetchToken: (context: AuthContext) => ReturnType<FetchToken>;
  /** Default `Authorization: Bearer <token>`. */
  readonly headers?: (token: string) => Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
}

const MOST_SOURCES = 1000;
const sources = new Map<string, TokenSource>();

/** A strategy whose token is fetched, kept for all that use the same credential, and renewed. */
export function tokenStrategy(options: TokenStrategyOptions): AuthStrategy {
  const key = createHash('sha256').update(JSON.stringify(options.identity)).digest('hex');
  const headers = options.headers ?? ((token: string) => ({ authorization: `Bearer ${token}` }));

  return {
    async authorize(context) {
      const source = sourceFor(key, context.clock);
      const since = context.clock.now();
      const current = source.fresh();
      const generation = current
        ?? await source.renewed((signal) => options.fetchToken({ ...context, signal }), context.signal);
      const first = generation.firstUse();
      return {
        headers: headers(generation.value),
        waitedMs: current ? 0 : context.clock.now() - since,
        accepted() {
          generation.proven = true;
        },
        refused() {
          source.invalidate(generation);
          // A brand-new token that is refused at once will not get better by asking for another.
          return first && !generation.proven ? 'final' : 'replay';
        },
      };
    },
    secrets: () => [...options.secrets, sources.get(key)?.value() ?? ''].filter(Boolean),
  };
}

function sourceFor(key: string, clock: Clock): TokenSource {
  const known = sources.get(key);
  if (known) return known;
  const [oldest] = sources.keys();
  if (sources.size >= MOST_SOURCES && oldest !== undefined) sources.delete(oldest);
  const source = new TokenSource(clock);
  sources.set(key, source);
  return source;
}
