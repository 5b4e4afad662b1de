import type { SendResult } from '../../../delivery/types';
import { redactText } from '../../../http';
import type { UserError } from './set';

/** What a person does about a refused value, by Shopify's code. */
const ADVICE: Readonly<Record<string, string>> = {
  TAKEN: 'Another customer has it: correct the row, or that customer',
  TOO_LONG: 'Shorten it',
  TOO_SHORT: 'Complete it',
  INVALID: 'Correct it',
  BLANK: 'Fill it in',
  INCLUSION: 'Use a value that Shopify knows',
};

/** The row that Shopify does not take: the first problem names code and field, all are told. */
export function refusedCustomer(errors: readonly UserError[]): SendResult {
  const [first] = errors;
  if (!first) return { outcome: 'failed', code: 'unread_answer', landed: 'unknown', message: 'Shopify neither took nor refused this row. Run the import again; nobody is created twice.' };
  const words = errors.map(({ message }) => redactText(message)).join('; ');
  return {
    outcome: 'rejected',
    code: codeOf(first),
    field: fieldOf(first),
    message: `Shopify does not take this row: ${words.replace(/[.\s]+$/, '')}. ${ADVICE[codeOf(first).toUpperCase()] ?? 'Correct it'}, and import the rejects file.`,
  };
}

/** Some problems come as INVALID and tell only in words that something is too long. */
function codeOf({ code, message }: UserError): string {
  if (/too long/i.test(message)) return 'too_long';
  return (code ?? 'invalid').toLowerCase();
}

/** `["input", "addresses", "0", "zip"]` is the field `addresses.zip` of the template. */
function fieldOf({ field }: UserError): string | undefined {
  const path = (field ?? []).filter((part, at) => !(at === 0 && part === 'input') && !/^\d+$/.test(part));
  return path.length > 0 ? path.join('.') : undefined;
}
