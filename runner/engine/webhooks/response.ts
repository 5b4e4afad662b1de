import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The part of Express's response that n8n's nodes use when they answer themselves. */
export interface WebhookResponse extends ServerResponse {
  status(code: number): WebhookResponse;
  send(body?: unknown): WebhookResponse;
  json(body: unknown): WebhookResponse;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text and bytes go out as they are, a stream is piped, anything else is JSON, undefined is an empty body. */
  readonly body?: unknown;
}

export function toWebhookResponse(response: ServerResponse): WebhookResponse {
  const express: WebhookResponse = Object.assign(response, {
    status: (code: number) => {
      response.statusCode = code;
      return express;
    },
    send: (body?: unknown) => {
      void answer(response, { status: response.statusCode, body });
      return express;
    },
    json: (body: unknown) => express.send(body ?? null),
  });
  return express;
}

/** Sends an answer unless one has been sent already. */
export async function answer(response: ServerResponse, { status, headers = {}, body }: Answer): Promise<void> {
  if (response.headersSent) return;
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (body instanceof Readable) return await pipeline(body, response);
  if (body === undefined) return void response.end();
  if (typeof body === 'string' || Buffer.isBuffer(body)) {
    if (typeof body === 'string') setType(response, 'text/html; charset=utf-8');
    return void response.end(body);
  }
  setType(response, 'application/json; charset=utf-8');
  response.end(JSON.stringify(body));
}

function setType(response: ServerResponse, type: string): void {
  if (!response.hasHeader('content-type')) response.setHeader('content-type', type);
}
