import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { getHtmlSandboxCSP } from 'n8n-core';

/** What n8n's own server does around a webhook: pages in a sandbox without an origin, and the CORS headers that need it. */
export class Front {
  /** Off: every connection is cut, as on a train in a tunnel. */
  online = true;
  private readonly server: http.Server;

  private constructor(private target: string) {
    this.server = http.createServer((request, response) => {
      if (!this.online) return void request.socket.destroy();
      const { origin } = request.headers;
      if (origin) response.setHeader('Access-Control-Allow-Origin', origin);
      if (request.method !== 'OPTIONS') return this.pass(request, response);
      response.setHeader('Access-Control-Allow-Methods', 'OPTIONS, GET, POST');
      response.setHeader('Access-Control-Allow-Headers', request.headers['access-control-request-headers'] ?? '');
      response.writeHead(204).end();
    });
  }

  static async start(target: string): Promise<Front> {
    const front = new Front(target);
    await new Promise<void>((resolve) => front.server.listen(0, '127.0.0.1', resolve));
    return front;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private pass(request: http.IncomingMessage, response: http.ServerResponse): void {
    const onward = http.request(`${this.target}${request.url ?? '/'}`, { method: request.method, headers: request.headers }, (answer) => {
      for (const [name, value] of Object.entries(answer.headers)) if (value !== undefined) response.setHeader(name, value);
      if (answer.headers['content-type']?.startsWith('text/html')) response.setHeader('Content-Security-Policy', getHtmlSandboxCSP());
      response.writeHead(answer.statusCode ?? 502);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  }
}
