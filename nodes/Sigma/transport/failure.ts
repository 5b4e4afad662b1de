import type { INode, JsonObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { HttpFailure } from '../../../lib/http/errors';
import { toNodeError as commonNodeError, type NodeError } from '../../host/failure';
import { whatNext } from '../../host/whatNext';

const NEXT = whatNext({ name: 'Sigma', credential: 'Sigma API', check: 'client ID, client secret and cloud region' });

/** Any error as the one n8n shows: message says what happened, description what to do. */
export function toNodeError(node: INode, error: unknown, itemIndex: number): NodeError {
  return commonNodeError(node, error, itemIndex, NEXT);
}

/** What goes on when the node is set to continue: an error and nothing else, so that n8n knows it as one. */
export function failedJson(error: NodeError, thrown: unknown): { error: string; details: JsonObject } {
  const requestId = thrown instanceof HttpFailure ? thrown.requestId : null;
  return { error: error.message, details: { description: error.description ?? null, status: statusOf(thrown), requestId } };
}

/** Sigma's own status; 400 where the parameters were refused before anything was sent; null where no answer came. */
function statusOf(thrown: unknown): number | null {
  if (thrown instanceof NodeOperationError) return 400;
  if (!(thrown instanceof HttpFailure)) return null;
  return thrown.status ?? (thrown.attempts === 0 && thrown.kind === 'not_sent' ? 400 : null);
}
