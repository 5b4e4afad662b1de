import type { INode, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { HttpFailure, type FailureKind } from '../../../lib/http/errors';
import { CredentialRefused } from '../../../lib/sync/types';
import { toNodeError as anyToNodeError } from '../../host/failure';

export type NodeError = NodeApiError | NodeOperationError;

const WHAT_NEXT: Readonly<Record<FailureKind, string>> = {
  not_sent: 'Nothing reached the store. Correct what the message names and run again.',
  refused: 'Nothing was changed in the store. Correct what the message names and run again.',
  unknown: 'A read can simply be run again. After a write, look in the store whether it took effect before you send it again.',
  credentials: 'Open the WooCommerce Store API credential, check the keys, their permission and the store URL, and test it.',
  cancelled: 'The run was stopped by a person or a timeout.',
};

/** Any error as the one n8n shows: message says what happened, description what to do. */
export function toNodeError(node: INode, error: unknown, itemIndex: number): NodeError {
  if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
  if (error instanceof HttpFailure) return apiError(node, error.message, WHAT_NEXT[error.kind], itemIndex, error.status);
  if (!(error instanceof CredentialRefused)) return anyToNodeError(node, error, itemIndex);
  return new NodeOperationError(node, error.message, { itemIndex, description: 'Open the credential or the connection and correct it. Nothing was sent.' });
}

export function apiError(node: INode, message: string, description: string, itemIndex: number, status?: number): NodeApiError {
  const response: JsonObject = { message };
  const error = new NodeApiError(node, response, { itemIndex, message, description, httpCode: status === undefined ? undefined : String(status) });
  error.message = message;
  return error;
}

/** What goes on when the node is set to continue: an error and nothing else, so that n8n knows it as one. */
export function failedJson(error: NodeError, code: string | null = null): { error: string; details: JsonObject } {
  return { error: error.message, details: { description: error.description ?? null, code } };
}
