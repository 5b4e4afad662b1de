import type { INode } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import type { SendResult } from '../../lib/delivery/types';

type Unsuccessful = Extract<SendResult, { outcome: 'rejected' | 'failed' }>;

/** A record the API did not take, as an error of its item. */
export function resultError(node: INode, result: Unsuccessful, itemIndex: number): NodeApiError {
  const { message, code } = result;
  const description = result.outcome === 'rejected'
    ? `The customer was not created (${code}). Correct the item and run it again.`
    : AFTER_FAILURE[result.landed];
  const error = new NodeApiError(node, { message, code }, { itemIndex, message, description });
  error.message = message;
  return error;
}

const AFTER_FAILURE = {
  no: 'The customer was not created. Run the item again.',
  unknown: 'The customer may or may not have been created. Look it up before you run the item again.',
} as const;
