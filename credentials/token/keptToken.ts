import { createHash } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/**
 * What n8n keeps with a credential until the API refuses it. It names the client it was given to: a token of
 * the client before a correction would make the credential test pass with a secret that is wrong.
 *
 * @param client all that makes the client this one and no other, secret included
 */
export function tokenToKeep(client: readonly unknown[], token: string): string {
  return `${markOf(client)}:${token}`;
}

/** The token kept for this client; empty when there is none, so that the API's 401 makes n8n fetch one. */
export function keptToken(client: readonly unknown[], { accessToken }: ICredentialDataDecryptedObject): string {
  const kept = typeof accessToken === 'string' ? accessToken : '';
  const mark = `${markOf(client)}:`;
  return kept.startsWith(mark) ? kept.slice(mark.length) : '';
}

function markOf(client: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(client)).digest('base64url').slice(0, 16);
}
