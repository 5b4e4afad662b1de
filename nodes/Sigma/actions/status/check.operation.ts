import type { INodeProperties } from 'n8n-workflow';
import { oneItem, type Call } from '../operation';

export const fields: INodeProperties[] = [];

/** Connected, disabled or error, with user, address and cloud. A Sigma that is out of reach is an answer, too. */
export async function execute({ sigma, options, signal }: Call) {
  return oneItem(await sigma.sigmaStatus(options, signal));
}
