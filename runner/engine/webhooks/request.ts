import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { Transform } from 'node:stream';
import type { Match } from './routes';
import { parseMultipart } from './multipart';
import { Refusal } from './refusal';

/** n8n's own default for webhook bodies; files in forms may be larger. */
const LARGEST_BODY = 16 * 1024 * 1024;
const LARGEST_FORM = 200 * 1024 * 1024;

/**
 * What nodes expect of Express, on top of what n8n itself adds to a request. A body of a type that is not
 * parsed here stays in the stream for the node to read.
 */
export interface WebhookRequest extends IncomingMessage {
  query: Record<string, string | string[]>;
  params: Readonly<Record<string, string>>;
  body: unknown;
  ip: string | undefined;
  ips: string[];
  hostname: string;
}

/** Adds what nodes expect to a request, with its body parsed where its type is known. */
export async function toWebhookRequest(incoming: IncomingMessage, url: URL, params: Match['params']): Promise<WebhookRequest> {
  const contentType = incoming.headers['content-type'];
  const request: WebhookRequest = Object.assign(incoming, {
    query: queryOf(url),
    params,
    body: undefined,
    ip: incoming.socket.remoteAddress,
    ips: [],
    hostname: url.hostname,
  });
  request.contentType = contentType?.split(';')[0]?.trim().toLowerCase();
  request.contentDisposition = { type: 'attachment', filename: fileNameOf(incoming.headers['content-disposition']) };
  request.readRawBody = async () => {
    request.rawBody ??= await read(incoming, LARGEST_BODY);
  };
  if (request.contentType === 'multipart/form-data') request.body = await parseMultipart(await read(incoming, LARGEST_FORM), contentType ?? '');
  else if (isText(request.contentType)) await parseText(request);
  return request;
}

function isText(type: string | undefined): boolean {
  return type !== undefined && (type === 'application/x-www-form-urlencoded' || isJson(type) || type.startsWith('text/plain'));
}

function isJson(type: string): boolean {
  return type === 'application/json' || type.endsWith('+json');
}

async function parseText(request: WebhookRequest): Promise<void> {
  await request.readRawBody();
  const text = request.rawBody.toString('utf8');
  const type = request.contentType ?? '';
  if (isJson(type)) request.body = text === '' ? {} : parseJson(text);
  else request.body = type.startsWith('text/') ? text : Object.fromEntries(new URLSearchParams(text));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(422, 'The request body is not valid JSON.');
  }
}

async function read(stream: IncomingMessage, limit: number): Promise<Buffer> {
  let size = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      done(size > limit ? new Refusal(413, `The request body is larger than ${limit / 1024 / 1024} MB.`) : null, chunk);
    },
  });
  return await buffer(stream.pipe(counted));
}

function queryOf(url: URL): Record<string, string | string[]> {
  const names = [...new Set(url.searchParams.keys())];
  return Object.fromEntries(names.map((name) => {
    const values = url.searchParams.getAll(name);
    return [name, values.length === 1 ? values[0] ?? '' : values];
  }));
}

function fileNameOf(disposition: string | undefined): string | undefined {
  return /filename="?([^";]+)"?/.exec(disposition ?? '')?.[1];
}
