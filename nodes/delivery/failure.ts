import type { INode } from 'n8n-workflow';
import { toNodeError as commonNodeError, type NodeError } from '../host/failure';
import type { WhatNext } from '../host/whatNext';

const NEXT: WhatNext = {
  not_sent: 'Nothing was sent. Check the base URL of the credential and the network, then run again.',
  refused: 'Nothing was changed. Correct what the API names and run again.',
  unknown: 'The API may or may not have taken it. Look the customer up before you send it again.',
  credentials: 'Open the Customer API credential, check the secret and test it, then run again.',
  cancelled: 'The run was stopped by a person or a timeout.',
};

/** Any error as the one n8n shows: message says what happened, description what to do. */
export function toNodeError(node: INode, error: unknown, itemIndex: number): NodeError {
  return commonNodeError(node, error, itemIndex, NEXT);
}
