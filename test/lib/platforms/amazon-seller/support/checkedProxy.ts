import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { readModels, type Models } from '../../../../sandbox/amazon/models';

export interface Seen {
  readonly method: string;
  /** Below the host of a region, with its query. */
  readonly url: string;
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
}

/** Stands between a client and the sandbox, and holds every call and answer against Amazon's models. */
export class CheckedProxy {
  readonly seen: Seen[] = [];
  readonly problems: string[] = [];
  /** Called with each request before it goes on; what it throws breaks the connection. */
  beforeRequest: (url: string) => void | Promise<void> = () => undefined;
  private readonly models: Models | null = readModels();
  private server: http.Server | undefined;

  constructor(private readonly target: string) {}

  async start(): Promise<string> {
    this.server = http.createServer((request, response) => {
      this.forward(request, response).catch(() => response.destroy());
    });
    await new Promise<void>((resolve) => { this.server?.listen(0, '127.0.0.1', resolve); });
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => { this.server?.close(resolve); });
  }

  private async forward(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const { url = '/', method = 'GET' } = request;
    await this.beforeRequest(url);
    const sent = await bytesOf(request);
    const { host: _host, 'content-length': _length, connection: _connection, ...headers } = request.headers;
    const answer = await fetch(`${this.target}${url}`, { method, headers: headers as Record<string, string>, body: sent.length > 0 ? new Uint8Array(sent) : undefined });
    const body = Buffer.from(await answer.arrayBuffer());
    const below = url.replace(/^\/amazon\/(na|eu|fe)/, '');
    this.seen.push({ method, url: below, status: answer.status, headers: request.headers });
    if (below !== url) this.check(method, below, sent, answer.status, body);
    response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), 'content-length': String(body.length) }).end(body);
  }

  private check(method: string, url: string, sent: Buffer, status: number, body: Buffer): void {
    const asked = this.models?.callProblem(method, url, sent.length > 0 ? JSON.parse(sent.toString('utf8')) : undefined);
    const answered = this.models?.answerProblem(method, url, status, JSON.parse(body.toString('utf8')));
    if (asked) this.problems.push(`${method} ${url}: ${asked}`);
    if (answered) this.problems.push(`${method} ${url} answers ${status}: ${answered}`);
  }
}

async function bytesOf(request: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
