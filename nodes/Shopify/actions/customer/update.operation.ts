import { changed, gid } from '../changing';
import { textOf, type Call } from '../operation';
import { customerFields, inputOf } from './fields';

export const fields = [customerFields('update', true)];

/** Changes the customer chosen. */
export async function execute(call: Call) {
  return await changed(call, 'updateCustomer', { input: { ...inputOf(call), id: await gid('Customer', textOf(call, 'customerId')) } });
}
