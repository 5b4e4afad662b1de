import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Reply } from './types';

/** The most pieces a dribbling body is cut into. */
const MAX_PIECES = 20;

/** Sends a reply, or withholds it. Rejects only where the client or the sandbox went away midway. */
export async function send(response: ServerResponse, reply: Reply, closing: AbortSignal): Promise<void> {
  if (!('silence' in reply)) return sendAnswer(response, reply, closing);
  if (reply.silence === 'reset') response.socket?.resetAndDestroy();
}

async function sendAnswer(response: ServerResponse, answer: Answer, closing: AbortSignal): Promise<void> {
  const { status, headers = {}, body } = answer;
  if (typeof body !== 'string' && !Buffer.isBuffer(body)) {
    response.writeHead(status, headers);
    return pipeline(body, response);
  }
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const hasBody = status !== 204 && status !== 304;
  response.writeHead(status, hasBody ? { ...headers, 'Content-Length': String(bytes.length) } : headers);
  if (answer.dribbleMs && hasBody) await dribble(response, bytes, answer.dribbleMs, closing);
  response.end(answer.dribbleMs || !hasBody ? undefined : bytes);
}

async function dribble(response: ServerResponse, bytes: Buffer, totalMs: number, closing: AbortSignal): Promise<void> {
  const pieceBytes = Math.max(1, Math.ceil(bytes.length / MAX_PIECES));
  const pieces = Math.ceil(bytes.length / pieceBytes);
  for (let index = 0; index < pieces && !response.destroyed; index += 1) {
    response.write(bytes.subarray(index * pieceBytes, (index + 1) * pieceBytes));
    await sleep(totalMs / pieces, undefined, { signal: closing });
  }
}
