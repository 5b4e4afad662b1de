import http from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly at: number;
}

export type Answer = (response: ServerResponse, seen: Seen) => void;

/** Answers with a status, JSON (or text) and headers. */
export function answer(status: number, body: unknown = {}, headers: Record<string, string> = {}): Answer {
  return (response) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
  };
}

export const reset: Answer = (response) => { response.socket?.resetAndDestroy(); };
export const hang: Answer = () => undefined;

/** A server on loopback that answers by script, and keeps a log. */
export class ScriptedServer {
  readonly log: Seen[] = [];
  connections = 0;
  private readonly sockets = new Set<Socket>();
  private readonly queue: Answer[] = [];
  private readonly server = http.createServer((request, response) => this.handle(request, response));

  /** `fallback` answers when the script is used up. */
  constructor(private fallback: Answer = answer(200, { ok: true })) {
    this.server.on('connection', (socket) => {
      this.connections++;
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => { this.server.listen(0, '127.0.0.1', resolve); });
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  script(...answers: Answer[]): this {
    this.queue.push(...answers);
    return this;
  }

  always(fallback: Answer): this {
    this.fallback = fallback;
    return this;
  }

  stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    return new Promise((resolve) => { this.server.close(() => resolve()); });
  }

  private handle(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => undefined);
    request.on('end', () => {
      const seen: Seen = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
        at: performance.now(),
      };
      this.log.push(seen);
      (this.queue.shift() ?? this.fallback)(response, seen);
    });
  }
}
