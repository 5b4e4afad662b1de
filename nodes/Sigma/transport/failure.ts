import type { INode, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { HttpFailure, type FailureKind } from '../../../lib/http/errors';

const WHAT_NEXT: Readonly<Record<FailureKind, string>> = {
  not_sent: 'Nothing reached Sigma. Correct what the message names and run again.',
  refused: 'Nothing was changed in Sigma. Correct what the message names and run again.',
  unknown: 'A read can simply be run again. After a write, look in Sigma whether it took effect before you send it again.',
  credentials: 'Open the Sigma API credential, check client ID, client secret and cloud region, and test it.',
  cancelled: 'The run was stopped by a person or a timeout.',
};

/** Any error as the one n8n shows: message says what happened, description what to do. */
export function toNodeError(node: INode, error: unknown, itemIndex: number): NodeApiError | NodeOperationError {
  if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
  if (!(error instanceof HttpFailure)) {
    const cause = error instanceof Error ? error : new Error(String(error));
    return new NodeOperationError(node, cause, { itemIndex, message: cause.message });
  }
  const { message, status, code, requestId, attempts, kind } = error;
  const response: JsonObject = { message, code: code ?? null, requestId, attempts };
  const nodeError = new NodeApiError(node, response, {
    itemIndex, message, description: WHAT_NEXT[kind], httpCode: status === undefined ? undefined : String(status),
  });
  nodeError.message = message;
  return nodeError;
}

/** What goes on when the node is set to continue: an error and nothing else, so that n8n knows it as one. */
export function failedJson(error: NodeApiError | NodeOperationError, thrown: unknown): { error: string; details: JsonObject } {
  const requestId = thrown instanceof HttpFailure ? thrown.requestId : null;
  return { error: error.message, details: { description: error.description ?? null, status: statusOf(thrown), requestId } };
}

/** Sigma's own status; 400 where the parameters were refused before anything was sent; null where no answer came. */
function statusOf(thrown: unknown): number | null {
  if (thrown instanceof NodeOperationError) return 400;
  if (!(thrown instanceof HttpFailure)) return null;
  return thrown.status ?? (thrown.attempts === 0 && thrown.kind === 'not_sent' ? 400 : null);
}
