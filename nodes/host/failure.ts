import type { INode, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError, UserError } from 'n8n-workflow';
import { ClientsError } from '../../lib/clients/errors';
import { HttpFailure } from '../../lib/http/errors';
import { MappingError } from '../../lib/mapping/errors';
import { InputError } from '../../lib/tabular/errors';
import { CredentialRefused } from '../../lib/sync/types';
import { FiguresRefused } from '../../lib/warehouse/figures/refusals';
import { ANY_STORE, type WhatNext } from './whatNext';

export type NodeError = NodeApiError | NodeOperationError;

/** Any error as the one n8n shows: message says what happened, description what to do. */
export function toNodeError(node: INode, error: unknown, itemIndex: number, next: WhatNext = ANY_STORE): NodeError {
  if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
  if (error instanceof HttpFailure) return apiError(node, error, itemIndex, next);
  if (error instanceof CredentialRefused) return new NodeOperationError(node, error.message, { itemIndex, description: 'Open the credential or the connection and correct it. Nothing was sent.' });
  if (error instanceof InputError) return inputError(node, error, itemIndex);
  if (error instanceof MappingError) return mappingError(node, error, itemIndex);
  if (error instanceof ClientsError) return clientsError(node, error, itemIndex);
  if (error instanceof FiguresRefused) return new NodeOperationError(node, error.message, { itemIndex, description: `Correct the parameter of this node and run it again. (${error.code})` });
  const cause = error instanceof Error ? error : new Error(String(error));
  const description = cause instanceof UserError ? cause.description ?? undefined : undefined;
  return new NodeOperationError(node, cause, { itemIndex, message: cause.message, description });
}

function apiError(node: INode, failure: HttpFailure, itemIndex: number, next: WhatNext): NodeApiError {
  const { message, status, code, requestId, attempts } = failure;
  const response: JsonObject = { message, code: code ?? null, requestId, attempts };
  const error = new NodeApiError(node, response, {
    itemIndex,
    message,
    description: next[failure.kind],
    httpCode: status === undefined ? undefined : String(status),
  });
  error.message = message;
  return error;
}

function inputError(node: INode, error: InputError, itemIndex: number): NodeOperationError {
  return new NodeOperationError(node, error.message, {
    itemIndex,
    description: `Nothing was read or sent. Check that this is the right file, or set format, encoding and delimiter by hand under Options. (${error.code})`,
  });
}

function mappingError(node: INode, error: MappingError, itemIndex: number): NodeOperationError {
  return new NodeOperationError(node, error.message, {
    itemIndex,
    description: `Name the column under Field Map, or choose another template. (${error.code})`,
  });
}

function clientsError(node: INode, error: ClientsError, itemIndex: number): NodeOperationError {
  return new NodeOperationError(node, error.message, { itemIndex, description: `More about it: docs/troubleshooting.md, Clients and connections. (${error.code})` });
}

/** What a node hands to its error output, or to its output when it is set to continue. */
export function errorJson(error: NodeError): { error: string; details: JsonObject } {
  return { error: error.message, details: { description: error.description ?? null } };
}
