import { basic, type Authorization, type AuthStrategy } from '../../../http';
import type { WooCredential } from '../credential';
import type { Site } from '../site';
import { signatureOf } from './oauth1';

/** One way to show the key. */
type Way = 'basic' | 'query' | 'oauth1' | 'oauth1AsHttp';

/**
 * How a key may be shown, the best way first. Basic over https; where the web server keeps the header from PHP, a
 * signature in the query, which WooCommerce takes over https, too; signed as http where a proxy ends TLS and PHP is
 * not told. The secret itself gets into addresses only where a person has chosen so.
 */
function waysOf({ authentication }: WooCredential, { isHttps }: Site): readonly Way[] {
  if (authentication === 'basic' || authentication === 'query') return [authentication];
  const signed: readonly Way[] = isHttps ? ['oauth1', 'oauth1AsHttp'] : ['oauth1'];
  return authentication === 'oauth1' || !isHttps ? signed : ['basic', ...signed];
}

/** The way a site has let a key in by; all clients of this process share it. */
const proven = new Map<string, Way>();
const MOST_SITES = 1000;

export interface WooAuth extends AuthStrategy {
  /** The store has answered a call as asked: the way in use is the right one. */
  letIn(): void;
}

/** A refused way is followed by the next one until one has been let in; from then on a 401 is the last word. */
export function wooAuth(credential: WooCredential, site: Site): WooAuth {
  const { consumerKey, consumerSecret } = credential;
  const ways = waysOf(credential, site);
  const identity = JSON.stringify([site.address(''), consumerKey, credential.authentication]);
  const plain = basic(consumerKey, consumerSecret);
  let current = 0;

  return {
    async authorize(context): Promise<Authorization> {
      const known = proven.get(identity);
      const way = known ?? ways[current] ?? 'basic';
      const shown = way === 'basic' ? await plain.authorize(context) : { headers: {}, query: inQuery(way, context.request, credential, context.clock.epochMs()) };
      return {
        ...shown,
        waitedMs: 0,
        // A host's own 429 or 404 says nothing of the key.
        accepted: () => undefined,
        refused: () => {
          const next = ways.indexOf(way) + 1;
          if (known || proven.has(identity) || next >= ways.length) return 'final';
          current = Math.max(current, next);
          return 'replay';
        },
      };
    },
    letIn: () => {
      if (proven.size >= MOST_SITES) proven.clear();
      proven.set(identity, proven.get(identity) ?? ways[current] ?? 'basic');
    },
    secrets: () => [...plain.secrets(), consumerSecret, consumerKey],
  };
}

function inQuery(way: Way, { method, url }: { readonly method: string; readonly url: string }, { consumerKey, consumerSecret }: WooCredential, nowMs: number): Record<string, string> {
  if (way === 'query') return { consumer_key: consumerKey, consumer_secret: consumerSecret };
  return signatureOf(method, way === 'oauth1AsHttp' ? url.replace(/^https:/, 'http:') : url, consumerKey, consumerSecret, nowMs);
}
