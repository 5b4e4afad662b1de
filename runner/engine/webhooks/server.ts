import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf } from '../../message';
import type { Engine } from '../engine';
import { toWorkflow } from '../execution';
import { Refusal } from './refusal';
import { toWebhookRequest } from './request';
import { respond } from './respond';
import { answer, toWebhookResponse } from './response';
import { match, routesOf, type Route } from './routes';
import type { ServedWorkflow } from './servedWorkflow';

export interface WebhookServer {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** What can be called, as `POST http://127.0.0.1:<port>/webhook/customers`. */
  readonly addresses: readonly string[];
  /** Stops listening; requests under way are cut off. */
  close(): Promise<void>;
}

export interface ServeOptions {
  readonly workflows: readonly ServedWorkflow[];
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Told of every request that could not be answered properly. */
  readonly onProblem?: (message: string) => void;
}

/** Answers the webhooks of the given workflows on 127.0.0.1, at the paths n8n publishes them under. */
export async function serveWorkflows(engine: Engine, options: ServeOptions): Promise<WebhookServer> {
  const routes = new Map<Route, ServedWorkflow>();
  for (const served of options.workflows) {
    await engine.prepare(served.workflow);
    const workflow = toWorkflow(engine.nodeTypes, served.workflow);
    const found = await workflow.expression.withIsolate(async () => routesOf(workflow));
    for (const route of found) routes.set(route, served);
  }

  let url = '';
  const server = http.createServer((incoming, outgoing) => {
    handle(engine, routes, url, incoming, outgoing).catch(async (error: unknown) => {
      if (!(error instanceof Refusal)) options.onProblem?.(messageOf(error));
      const status = error instanceof Refusal ? error.status : 500;
      await answer(outgoing, { status, body: { code: status, message: messageOf(error) } }).catch(() => outgoing.destroy());
    });
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    addresses: [...routes.keys()].flatMap((route) => route.methods.map((method) => `${method} ${url}${route.path}`)),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function handle(
  engine: Engine, routes: ReadonlyMap<Route, ServedWorkflow>, baseUrl: string, incoming: IncomingMessage, outgoing: ServerResponse,
): Promise<void> {
  const url = new URL(incoming.url ?? '/', baseUrl);
  const method = incoming.method ?? 'GET';
  const found = match([...routes.keys()], method, url.pathname);
  const served = found && routes.get(found.route);
  if (!found || !served) throw new Refusal(404, `No workflow answers ${method} ${url.pathname}.`);
  const request = await toWebhookRequest(incoming, url, found.params);
  await respond({ engine, served, route: found.route, request, response: toWebhookResponse(outgoing), baseUrl });
}
