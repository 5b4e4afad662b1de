import type { IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

/** What a person is told when a token endpoint gives no token. None repeats the request, which holds the secret. */
export interface TokenWords {
  /** It does not know the client: 400, 401 or 403. */
  readonly refused: (status: number) => string;
  /** Sentences for single statuses, before the general one. */
  readonly statuses?: Readonly<Record<number, string>>;
  readonly otherStatus: (status: number) => string;
  /** `code` is empty or like ` (ECONNREFUSED)`. */
  readonly unreachable: (code: string) => string;
  /** It answered 2xx without an access_token. */
  readonly withoutToken: string;
}

/**
 * Asks a token endpoint for an access token, for requests that n8n itself sends with a credential.
 * @throws UserError in the vendor's words.
 */
export async function requestToken(host: IHttpRequestHelper, request: IHttpRequestOptions, words: TokenWords): Promise<string> {
  const asked: Promise<unknown> = host.helpers.httpRequest(request);
  const answer = await asked.catch((error: unknown) => {
    throw new UserError(refusal(error, words));
  });
  const token = isObject(answer) ? answer.access_token : undefined;
  if (typeof token === 'string' && token !== '') return token;
  throw new UserError(words.withoutToken);
}

function refusal(error: unknown, words: TokenWords): string {
  const status = isObject(error) && isObject(error.response) ? error.response.status : undefined;
  if (typeof status !== 'number') return words.unreachable(isObject(error) && typeof error.code === 'string' ? ` (${error.code})` : '');
  const said = words.statuses?.[status];
  if (said !== undefined) return said;
  return [400, 401, 403].includes(status) ? words.refused(status) : words.otherStatus(status);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
