import type { INode, JsonObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { toNodeError as commonNodeError, type NodeError } from '../../host/failure';
import { whatNext } from '../../host/whatNext';

export type { NodeError };

const NEXT = whatNext({ name: 'the store', credential: 'WooCommerce Store API', check: 'the keys, their permission and the store URL' });

/** Any error as the one n8n shows: message says what happened, description what to do. */
export function toNodeError(node: INode, error: unknown, itemIndex: number): NodeError {
  return commonNodeError(node, error, itemIndex, NEXT);
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
