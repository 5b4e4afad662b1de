import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmptyRunExecutionData, Workflow, type ICredentialDataDecryptedObject, type INode, type INodeExecutionData, type INodeType, type INodeTypes, type IWebhookData, type IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import { additionalDataFor } from '../../runner/engine/additionalData';
import { CredentialStore } from '../../runner/engine/credentialStore';
import type { Engine } from '../../runner/engine/engine';

export interface HookedOptions {
  readonly parameters: INode['parameters'];
  readonly credentials: Readonly<Record<string, ICredentialDataDecryptedObject>>;
}

/** A trigger in n8n's own webhook contexts, behind a real server: what n8n's server does around it. */
export class HookedNode {
  /** The items of each run that was started, in order. */
  readonly runs: INodeExecutionData[][] = [];
  /** Status of each answer, in order. */
  readonly answers: number[] = [];
  private server!: Server;
  private additionalData!: IWorkflowExecuteAdditionalData;
  readonly workflow: Workflow;
  private readonly node: INode;

  constructor(private readonly engine: Engine, private readonly type: INodeType, private readonly options: HookedOptions) {
    const credentials = Object.fromEntries(Object.keys(options.credentials).map((name) => [name, { id: name, name }]));
    this.node = { id: 'trigger', name: 'Trigger', type: `n8n-nodes-tributary.${type.description.name}`, typeVersion: 1, position: [0, 0], parameters: options.parameters, credentials, webhookId: 'hook-id' };
    const nodeTypes = { getByName: () => type, getByNameAndVersion: () => type, getKnownTypes: () => ({}) } as unknown as INodeTypes;
    this.workflow = new Workflow({ id: 'flow', nodes: [this.node], connections: {}, active: true, nodeTypes });
  }

  async listen(): Promise<void> {
    this.server = createServer((request, response) => void this.receive(request, response)).listen(0, '127.0.0.1');
    await new Promise((resolve) => this.server.once('listening', resolve));
    const { ExternalSecretsProxy } = await import('n8n-core');
    this.additionalData = additionalDataFor({
      nodeTypes: this.engine.nodeTypes, credentials: new CredentialStore({ ...this.options.credentials }), executionId: 'test',
      baseUrl: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`, executeWorkflow: (() => undefined) as never, externalSecrets: new ExternalSecretsProxy(),
    });
  }

  /** As n8n calls it when the workflow is switched on, or off. */
  async lifecycle(step: 'checkExists' | 'create' | 'delete'): Promise<boolean> {
    const { HookContext } = await import('n8n-core');
    const context = new HookContext(this.workflow, this.node, this.additionalData, 'trigger', 'activate', this.webhookData());
    return await this.type.webhookMethods!.default![step]!.call(context);
  }

  async activate(): Promise<void> {
    if (!(await this.lifecycle('checkExists'))) await this.lifecycle('create');
  }

  /** Sends a request to the trigger's own address. */
  async send(headers: Record<string, string>, body: string): Promise<number> {
    const { port } = this.server.address() as AddressInfo;
    return (await fetch(`http://127.0.0.1:${port}/webhook/any`, { method: 'POST', headers, body })).status;
  }

  /** Waits until so many requests were answered. */
  async answered(count: number): Promise<void> {
    for (let tries = 0; this.answers.length < count && tries < 500; tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private webhookData(): IWebhookData {
    const [description] = this.type.description.webhooks ?? [];
    return { httpMethod: 'POST', node: 'Trigger', path: 'hook-id', webhookDescription: description!, workflowId: 'flow', workflowExecuteAdditionalData: this.additionalData };
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answer = (status: number, body: string) => {
      response.writeHead(status).end(body);
      this.answers.push(status);
    };
    let status = 200;
    const reply = { status: (code: number) => { status = code; return reply; }, json: (body: object) => { answer(status, JSON.stringify(body)); return reply; }, end: () => reply };
    const asked = { headers: request.headers, method: request.method, rawBody: Buffer.concat(chunks), body: {}, query: {}, params: {} };
    const { WebhookContext } = await import('n8n-core');
    const data = { ...this.additionalData, httpRequest: asked as never, httpResponse: reply as never };
    const context = new WebhookContext(this.workflow, this.node, data, 'webhook', this.webhookData(), [], createEmptyRunExecutionData());
    const { workflowData, noWebhookResponse } = await this.type.webhook!.call(context);
    if (workflowData) this.runs.push(workflowData[0] ?? []);
    if (!noWebhookResponse) answer(200, '{"message":"Workflow was started"}');
  }
}
