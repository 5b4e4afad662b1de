import { HttpFailure, type FailureKind } from '../../http/errors';
import { redactText } from '../../http/redact';
import type { ConnectionTest, StoreContext, StorePlatform } from '../../sync/types';
import type { ConnectionFields } from '../types';
import { credentialFrom, secretValues } from './fields';

/** What a store answered to a credential. `unreachable` says nothing about the credential. */
export type StoreTest =
  | ({ readonly status: 'working'; readonly message: string } & ConnectionTest)
  | { readonly status: 'refused' | 'unreachable'; readonly message: string };

const VERDICTS: Readonly<Record<Exclude<FailureKind, 'cancelled'>, 'refused' | 'unreachable'>> = {
  credentials: 'refused',
  refused: 'refused',
  not_sent: 'unreachable',
  unknown: 'unreachable',
};

/** Reaches the store with these fields. Throws `ClientsError` when they cannot be used, and what is no failure of a request. */
export async function testStore(platform: StorePlatform, fields: ConnectionFields, context: StoreContext): Promise<StoreTest> {
  const connection = platform.connect(credentialFrom(platform, fields), context);
  try {
    const answer = await connection.test();
    return { status: 'working', message: readable(platform, answer), ...answer };
  } catch (error) {
    if (!(error instanceof HttpFailure) || error.kind === 'cancelled') throw error;
    return { status: VERDICTS[error.kind], message: redactText(error.message, secretValues(platform, fields)) };
  } finally {
    connection.close();
  }
}

function readable({ displayName }: StorePlatform, { accountName, account, missing }: ConnectionTest): string {
  const reached = `${displayName} answers as ${accountName || account}.`;
  if (missing.length === 0) return reached;
  return `${reached} Not readable: ${missing.map(({ stream, reason }) => `${stream} (${reason})`).join('; ')}.`;
}
