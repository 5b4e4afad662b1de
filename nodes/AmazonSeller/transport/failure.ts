import type { INode, JsonObject } from 'n8n-workflow';
import { HttpFailure } from '../../../lib/http/errors';
import { toNodeError as commonNodeError, type NodeError } from '../../host/failure';
import { whatNext } from '../../host/whatNext';

const NEXT = whatNext({
  name: 'Amazon', credential: 'Amazon Seller API', check: 'client ID, client secret, refresh token and region',
  afterDoubt: 'Before you ask for a report once more, look with Report > Get Many whether it is already there.',
});

/** Any error as the one n8n shows: message says what happened, description what to do. */
export function toNodeError(node: INode, error: unknown, itemIndex: number): NodeError {
  return commonNodeError(node, error, itemIndex, NEXT);
}

/** What goes on when the node is set to continue: an error and nothing else, so that n8n knows it as one. */
export function failedJson(error: NodeError, thrown: unknown): { error: string; details: JsonObject } {
  const { status = null, code = null, requestId = null } = thrown instanceof HttpFailure ? thrown : {};
  return { error: error.message, details: { description: error.description ?? null, status, code, requestId } };
}
