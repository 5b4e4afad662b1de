import { changed } from '../changing';
import type { Call } from '../operation';
import { customerFields, inputOf } from './fields';

export const fields = [customerFields('create', true)];

/** A new customer. Shopify refuses an email or a phone number that another one has. */
export async function execute(call: Call) {
  return await changed(call, 'createCustomer', { input: inputOf(call) });
}
