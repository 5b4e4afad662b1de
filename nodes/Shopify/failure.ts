import type { INode } from 'n8n-workflow';
import { toNodeError as commonNodeError, type NodeError } from '../host/failure';
import { whatNext } from '../host/whatNext';

const NEXT = whatNext({ name: 'Shopify', credential: 'Shopify Store API', check: 'shop, client ID and secret' });

/** Any error as the one n8n shows: message says what happened, description what to do. */
export function toNodeError(node: INode, error: unknown, itemIndex: number): NodeError {
  return commonNodeError(node, error, itemIndex, NEXT);
}
