import type { INode, JsonObject } from 'n8n-workflow';
import { NodeApiError, type NodeOperationError } from 'n8n-workflow';
import { HttpFailure, type FailureKind } from '../../lib/http/errors';
import { toNodeError as toCommonError } from '../host/failure';

const WHAT_NEXT: Readonly<Record<FailureKind, string>> = {
  not_sent: 'Nothing reached Shopify. Correct what the message names and run again.',
  refused: 'Nothing was changed in Shopify. Correct what the message names and run again.',
  unknown: 'A read can simply be run again. After a write, look in Shopify whether it took effect before you send it again.',
  credentials: 'Open the Shopify Store API credential, check shop, client ID and secret, and test it.',
  cancelled: 'The run was stopped by a person or a timeout.',
};

/** Any error as the one n8n shows: message says what happened, description what to do. */
export function toNodeError(node: INode, error: unknown, itemIndex: number): NodeApiError | NodeOperationError {
  if (!(error instanceof HttpFailure)) return toCommonError(node, error, itemIndex);
  const { message, status, code, requestId, attempts, kind } = error;
  const response: JsonObject = { message, code: code ?? null, requestId, attempts };
  const nodeError = new NodeApiError(node, response, { itemIndex, message, description: WHAT_NEXT[kind], httpCode: status === undefined ? undefined : String(status) });
  nodeError.message = message;
  return nodeError;
}
