import { z } from 'zod';
import { HttpFailure, tokenStrategy, type AuthContext, type AuthStrategy } from '../../../http';
import { WireError } from '../../../http/transport/wireError';
import type { SigmaCredential } from '../types';
import { vendorWords } from '../vendorWords';
import { spaced } from './spacing';

type FetchedToken = Awaited<ReturnType<Parameters<typeof tokenStrategy>[0]['fetchToken']>>;

/** How long to leave a busy token endpoint alone: it does not say itself. */
const ASK_AGAIN_MS = 1000;

const tokenShape = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  expires_in: z.number().positive().optional(),
});

/**
 * Client credentials by HTTP Basic, posted again for each renewal as Sigma's own helpers do.
 * @see https://help.sigmacomputing.com/reference/get-started-sigma-api
 */
export function sigmaAuth(credential: SigmaCredential): AuthStrategy {
  const { baseUrl, clientId, clientSecret } = credential;
  const pair = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  return tokenStrategy({
    identity: ['sigma', baseUrl, clientId, clientSecret],
    fetchToken: async (context) => {
      checkClient(credential);
      return await spaced(context, () => fetchToken(context, baseUrl, pair));
    },
    secrets: [clientSecret, pair],
  });
}

/** Without a client there is nobody to ask for. */
function checkClient({ clientId, clientSecret }: SigmaCredential): void {
  if (clientId !== '' && clientSecret !== '') return;
  throw new HttpFailure('The Sigma credential has no client ID or client secret. Enter both; nothing was sent.', { kind: 'credentials', attempts: 0 });
}

async function fetchToken(context: AuthContext, baseUrl: string, pair: string): Promise<FetchedToken> {
  try {
    const answer = await context.exchange({
      method: 'POST',
      url: `${baseUrl.replace(/\/+$/, '')}/v2/auth/token`,
      headers: { accept: 'application/json', authorization: `Basic ${pair}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials',
      signal: context.signal,
    });
    return readToken(answer.status, answer.data);
  } catch (thrown) {
    if (!(thrown instanceof WireError)) throw thrown;
    const sentence = `Sigma's token endpoint could not be reached (${thrown.code}). Check the cloud region or base URL and the network; nothing was sent.`;
    const failure = new HttpFailure(sentence, { kind: 'not_sent', code: thrown.code });
    if (!thrown.passing) throw failure;
    return { failure, askAgainMs: ASK_AGAIN_MS };
  }
}

function readToken(status: number, data: unknown): FetchedToken {
  const token = status < 300 ? tokenShape.safeParse(data) : null;
  if (token?.success) return { value: token.data.access_token, lifeMs: token.data.expires_in ? token.data.expires_in * 1000 : null };
  const { requestId, suffix } = vendorWords(data);
  if (status === 429 || status >= 500) {
    const sentence = `Sigma's token endpoint is not answering properly (${status}). Try again later; nothing was sent.${suffix}`;
    return { failure: new HttpFailure(sentence, { kind: 'not_sent', status, requestId, body: data }), askAgainMs: ASK_AGAIN_MS };
  }
  throw new HttpFailure(`${refusal(status)}${suffix}`, { kind: 'credentials', status, requestId, body: data });
}

function refusal(status: number): string {
  if ([400, 401, 403].includes(status)) {
    return `Sigma does not know this client (${status}). Check client ID, client secret and cloud region: a region refuses the clients of all others. Nothing was sent.`;
  }
  return `Sigma's token endpoint answered ${status} without a token. Check the cloud region or base URL; nothing was sent.`;
}
