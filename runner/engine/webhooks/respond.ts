import { Node } from 'n8n-workflow';
import type { IExecuteResponsePromiseData, IWebhookData, IWebhookResponseData, Workflow } from 'n8n-workflow';
import type { Engine } from '../engine';
import { additionalDataFor } from '../additionalData';
import { binaryStream } from '../binaryStream';
import { toWorkflow } from '../execution';
import type { RunResult } from '../runTypes';
import { answerOfLastNode } from './lastNode';
import type { WebhookRequest } from './request';
import { answer, type Answer, type WebhookResponse } from './response';
import { descriptionValue, type Route } from './routes';
import type { ServedWorkflow } from './servedWorkflow';

export interface Call {
  readonly engine: Engine;
  readonly served: ServedWorkflow;
  readonly route: Route;
  readonly request: WebhookRequest;
  readonly response: WebhookResponse;
  readonly baseUrl: string;
}

/** Lets the trigger read the request, runs its workflow, and answers in the way the trigger is set to. */
export async function respond(call: Call): Promise<void> {
  const { route, response } = call;
  const workflow = toWorkflow(call.engine.nodeTypes, call.served.workflow);
  const { received, settings } = await workflow.expression.withIsolate(async () => ({
    received: await receive(call, workflow),
    settings: settingsOf({ ...route, workflow }),
  }));
  if (received.noWebhookResponse && !received.workflowData) return;
  if (!received.workflowData) return await answer(response, { status: settings.status, body: received.webhookResponse });

  if (settings.mode === 'onReceived' && !received.noWebhookResponse) {
    await answer(response, { status: settings.status, headers: settings.headers, body: immediateBody(settings.data, received) });
  }
  const sent: Promise<void>[] = [];
  const onResponse = (data: IExecuteResponsePromiseData) => { sent.push(sendData(response, data)); };
  const result = await call.engine.run({
    ...call.served,
    baseUrl: call.baseUrl,
    mode: 'webhook',
    startNode: route.node.name,
    input: received.workflowData,
    onResponse,
  });
  await Promise.all(sent);
  if (!response.headersSent) await answer(response, await finalAnswer(settings, result));
}

async function receive({ engine, served, route, request, response, baseUrl }: Call, workflow: Workflow): Promise<IWebhookResponseData> {
  const core = await import('n8n-core');
  const node = workflow.getNode(route.node.name) ?? route.node;
  const additionalData = additionalDataFor({
    nodeTypes: engine.nodeTypes,
    credentials: served.credentials,
    executionId: 'webhook',
    baseUrl,
    executeWorkflow: async () => ({ executionId: '', data: [] }),
    externalSecrets: new core.ExternalSecretsProxy(),
  });
  const data: IWebhookData = {
    httpMethod: request.method as IWebhookData['httpMethod'],
    node: node.name,
    path: route.path,
    webhookDescription: route.description,
    workflowId: workflow.id,
    workflowExecuteAdditionalData: additionalData,
  };
  Object.assign(additionalData, { httpRequest: request, httpResponse: response });
  const context = new core.WebhookContext(workflow, node, additionalData, 'webhook', data, [], null);
  const type = engine.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
  if (type instanceof Node) return (await type.webhook?.(context)) ?? {};
  return (await type.webhook?.call(context)) ?? {};
}

type Settings = ReturnType<typeof settingsOf>;

function settingsOf({ workflow, node, description }: Route) {
  const value = (field: string) => descriptionValue(workflow, node, description, field);
  const text = (field: string) => {
    const found = value(field);
    return found === undefined || found === null || found === '' ? undefined : String(found);
  };
  return {
    mode: text('responseMode') ?? 'onReceived',
    status: Number(value('responseCode') ?? 200) || 200,
    data: value('responseData'),
    headers: headersOf(value('responseHeaders')),
    propertyName: text('responsePropertyName'),
    contentType: text('responseContentType'),
    binaryPropertyName: text('responseBinaryPropertyName') ?? 'data',
  };
}

function headersOf(value: unknown): Record<string, string> {
  const entries = (value as { entries?: { name: string; value: string }[] } | undefined)?.entries ?? [];
  return Object.fromEntries(entries.map((entry) => [entry.name.toLowerCase(), entry.value]));
}

function immediateBody(data: unknown, { webhookResponse }: IWebhookResponseData): unknown {
  if (data === 'noData') return undefined;
  return data || (webhookResponse ?? { message: 'Workflow was started' });
}

async function finalAnswer(settings: Settings, result: RunResult): Promise<Answer> {
  if (result.error) return { status: 500, body: { message: 'Error in workflow' } };
  if (settings.mode === 'lastNode') return await answerOfLastNode(result, { ...settings, data: String(settings.data ?? 'firstEntryJson') });
  return { status: 200, body: { message: 'Workflow executed successfully' } };
}

/** What a Respond to Webhook node gave: a body with headers and a status, a file, or plain data. */
async function sendData(response: WebhookResponse, data: IExecuteResponsePromiseData): Promise<void> {
  if (typeof data !== 'object' || data === null || !('statusCode' in data)) return await answer(response, { status: 200, body: data });
  const headers = Object.entries(data.headers ?? {}).map(([name, value]) => [name, String(value)]);
  await answer(response, { status: Number(data.statusCode), headers: Object.fromEntries(headers), body: await bodyOf(data.body) });
}

/** A file the engine keeps is passed on by its id. */
async function bodyOf(body: unknown): Promise<unknown> {
  if (typeof body !== 'object' || body === null || !('binaryData' in body)) return body;
  return await binaryStream(body.binaryData as { id?: string; data: string; mimeType: string });
}

