import type { INode, JsonObject } from 'n8n-workflow';
import { NodeApiError, type NodeOperationError } from 'n8n-workflow';
import { HttpFailure, type FailureKind } from '../../../lib/http/errors';
import { toNodeError as toHostError } from '../../host/failure';

const WHAT_NEXT: Readonly<Record<FailureKind, string>> = {
  not_sent: 'Nothing reached Amazon. Correct what the message names and run again.',
  refused: 'Nothing was changed at Amazon. Do what the message says and run again.',
  unknown: 'A read can simply be run again. Before you ask for a report once more, look with Report > Get Many whether it is already there.',
  credentials: 'Open the Amazon Seller API credential, check client ID, client secret, refresh token and region, and test it.',
  cancelled: 'The run was stopped by a person or a timeout.',
};

/** Any error as the one n8n shows: message says what happened, description what to do. */
export function toNodeError(node: INode, error: unknown, itemIndex: number): NodeApiError | NodeOperationError {
  if (!(error instanceof HttpFailure)) return toHostError(node, error, itemIndex);
  const { message, status, code, requestId, attempts, kind } = error;
  const response: JsonObject = { message, code: code ?? null, requestId, attempts };
  const nodeError = new NodeApiError(node, response, { itemIndex, message, description: WHAT_NEXT[kind], httpCode: status === undefined ? undefined : String(status) });
  nodeError.message = message;
  return nodeError;
}

/** What goes on when the node is set to continue: an error and nothing else, so that n8n knows it as one. */
export function failedJson(error: NodeApiError | NodeOperationError, thrown: unknown): { error: string; details: JsonObject } {
  const { status = null, code = null, requestId = null } = thrown instanceof HttpFailure ? thrown : {};
  return { error: error.message, details: { description: error.description ?? null, status, code, requestId } };
}
