import type { INode, IWebhookDescription, Workflow } from 'n8n-workflow';

/** One address a workflow answers at. */
export interface Route {
  readonly workflow: Workflow;
  readonly node: INode;
  readonly description: IWebhookDescription;
  readonly methods: readonly string[];
  /** `/webhook/customers/:id`, as n8n publishes it. */
  readonly path: string;
}

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** The addresses of every enabled webhook and form trigger of a workflow. */
export function routesOf(workflow: Workflow): Route[] {
  return Object.values(workflow.nodes).filter((node) => !node.disabled).flatMap((node) => {
    const { description } = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
    return (description.webhooks ?? []).filter((webhook) => !webhook.restartWebhook).map((webhook) => {
      const base = webhook.nodeType === 'form' ? 'form' : 'webhook';
      const own = String(descriptionValue(workflow, node, webhook, 'path') ?? '');
      const full = descriptionValue(workflow, node, webhook, 'isFullPath') === true || !node.webhookId;
      const path = full ? own : `${node.webhookId}/${own}`;
      return { workflow, node, description: webhook, methods: methodsOf(workflow, node, webhook), path: tidy(`/${base}/${path}`) };
    });
  });
}

/** The route for a request; a fixed path wins over one with parameters. */
export function match(routes: readonly Route[], method: string, pathname: string): Match | undefined {
  const matches = routes.filter((route) => route.methods.includes(method)).flatMap((route) => {
    const params = paramsOf(route.path, pathname);
    return params ? [{ route, params }] : [];
  });
  return matches.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0];
}

/** A field of a webhook description: as it stands, or an expression over the node's parameters. */
export function descriptionValue(workflow: Workflow, node: INode, webhook: IWebhookDescription, field: string): unknown {
  const value = webhook[field];
  if (value === undefined) return undefined;
  return workflow.expression.getSimpleParameterValue(node, value, 'webhook', {}, undefined, undefined);
}

function methodsOf(workflow: Workflow, node: INode, webhook: IWebhookDescription): string[] {
  const declared = descriptionValue(workflow, node, webhook, 'httpMethod');
  return (Array.isArray(declared) ? declared : [declared ?? 'GET']).map((method) => String(method).toUpperCase());
}

function paramsOf(pattern: string, pathname: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = tidy(pathname).split('/');
  if (wanted.length !== given.length) return undefined;
  const params: [string, string][] = [];
  for (const [index, part] of wanted.entries()) {
    const actual = given[index] ?? '';
    if (part.startsWith(':')) params.push([part.slice(1), decode(actual)]);
    else if (part !== decode(actual)) return undefined;
  }
  return Object.fromEntries(params);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function tidy(path: string): string {
  return path.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
}
