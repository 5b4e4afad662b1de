import { HttpFailure, tokenStrategy, type AuthStrategy } from '../../../http';
import { createRestrictedDataToken } from '../operations';
import type { Method } from '../../../http';
import type { AmazonCredential } from '../types';

/** What a restricted data token is to open. */
export interface Restricted {
  readonly method: Method;
  /** As it is called, or with `{orderId}` in place of an id. */
  readonly path: string;
  readonly dataElements: readonly string[];
}

/** Sends `createRestrictedDataToken` with this body, as the seller. */
export type MintToken = (body: object, signal: AbortSignal | undefined) => Promise<unknown>;

/** The code of the failure when the application has no restricted role. */
export const RESTRICTED_DENIED = 'RESTRICTED_DATA_DENIED';

/**
 * Data of buyers: a token of its own for one method and path. Throws HttpFailure `RESTRICTED_DATA_DENIED` when the
 * application may not have it.
 * @see https://developer-docs.amazon.com/sp-api/docs/authorization-with-the-restricted-data-token
 */
export function restrictedAuth({ apiUrl, clientId, refreshToken }: AmazonCredential, restricted: Restricted, mint: MintToken): AuthStrategy {
  const { method, path, dataElements } = restricted;
  const resource = dataElements.length > 0 ? { method, path, dataElements } : { method, path };
  return tokenStrategy({
    identity: ['amazon-seller-restricted', apiUrl, clientId, refreshToken, method, path, ...dataElements],
    fetchToken: async ({ signal }) => {
      const { restrictedDataToken, expiresIn } = createRestrictedDataToken.answer.parse(await minted(mint, { restrictedResources: [resource] }, signal));
      return { value: restrictedDataToken, lifeMs: expiresIn ? expiresIn * 1000 : null };
    },
    headers: (token) => ({ 'x-amz-access-token': token }),
    secrets: [refreshToken],
  });
}

async function minted(mint: MintToken, body: object, signal: AbortSignal | undefined): Promise<unknown> {
  try {
    return await mint(body, signal);
  } catch (thrown) {
    if (!(thrown instanceof HttpFailure) || thrown.status !== 403) throw thrown;
    const { message, status, requestId, headers, body: said } = thrown;
    throw new HttpFailure(message, { kind: 'refused', status, code: RESTRICTED_DENIED, requestId, headers, body: said, cause: thrown });
  }
}
