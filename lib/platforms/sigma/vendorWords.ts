import { redactText } from '../../http';

const LONGEST = 300;

export interface VendorWords {
  readonly message: string | null;
  readonly requestId: string | null;
  /** Both as sentences to end a message with; empty where Sigma said nothing. */
  readonly suffix: string;
}

/** What an error body (`{requestId, message, code}`) says, without secrets and personal data. */
export function vendorWords(body: unknown, secrets: readonly string[] = []): VendorWords {
  const message = cleaned(field(body, 'message'), secrets);
  const requestId = /^[\w-]{1,64}$/.exec(field(body, 'requestId') ?? '')?.[0] ?? null;
  const said = message ? ` Sigma says: “${message}”.` : '';
  return { message, requestId, suffix: requestId ? `${said} Request ID: ${requestId}.` : said };
}

function field(body: unknown, name: string): string | null {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : null;
  return typeof value === 'string' && value !== '' ? value : null;
}

function cleaned(message: string | null, secrets: readonly string[]): string | null {
  if (message === null) return null;
  const oneLine = redactText(message, secrets).replace(/\s+/g, ' ').trim();
  return oneLine.slice(0, LONGEST).replace(/[.\s]+$/, '');
}
