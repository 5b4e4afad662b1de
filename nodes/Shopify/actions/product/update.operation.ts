import { changed, gid } from '../changing';
import { filledIn, textOf, withTags, type Call } from '../operation';
import { productFields } from './fields';

export const fields = [productFields('update', true)];

/** Changes the product chosen; its variants have an operation of their own. */
export async function execute(call: Call) {
  return await changed(call, 'updateProduct', { product: { ...withTags(filledIn(call, 'fields')), id: await gid('Product', textOf(call, 'productId')) } });
}
