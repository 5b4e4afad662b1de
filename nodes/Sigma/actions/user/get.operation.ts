import type { INodeProperties } from 'n8n-workflow';
import { oneItem, type Call } from '../operation';

export const fields: INodeProperties[] = [];

/** Who the credential acts as. */
export async function execute({ client, sigma, signal }: Call) {
  return oneItem(await client.call(sigma.currentUser, { signal }));
}
