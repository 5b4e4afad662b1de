import { redactText } from '../../http';

const LONGEST = 300;

export interface VendorWords {
  readonly code: string | null;
  /** Message and details, as one text. */
  readonly said: string;
  /** As a sentence to end a message with; empty where Amazon said nothing. */
  readonly suffix: string;
}

/** What an error body (`{errors: [{code, message, details}]}`) says, without secrets and personal data. */
export function vendorWords(body: unknown, secrets: readonly string[] = []): VendorWords {
  const errors: unknown = field(body, 'errors');
  const first: unknown = Array.isArray(errors) ? errors[0] : null;
  const code = textOf(field(first, 'code'));
  const said = [textOf(field(first, 'message')), textOf(field(first, 'details'))].filter(Boolean).join(' ');
  const clean = redactText(said, secrets).replace(/\s+/g, ' ').trim().slice(0, LONGEST).replace(/[.\s]+$/, '');
  return { code, said: clean, suffix: clean ? ` Amazon says: “${clean}”.` : '' };
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
