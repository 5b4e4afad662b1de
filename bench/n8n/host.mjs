import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEditor } from '../../scripts/editor/editor.mjs';
import { freePort } from '../../scripts/editor/ports.mjs';
import { startService } from '../../scripts/editor/service.mjs';
import { root } from '../../scripts/project.mjs';

const OWNER = { email: 'owner@example.com', firstName: 'Olive', lastName: 'Owner', password: 'Passw0rd123' };

/** An n8n with this package, driven by its REST API; gone with all it kept when it is closed. */
export class Host {
  static async start(tell) {
    const state = fs.mkdtempSync(path.join(os.tmpdir(), 'tributary-bench-n8n-'));
    const host = new Host(state, tell);
    await host.restart();
    return host;
  }

  constructor(state, tell) {
    this.state = state;
    this.tell = tell;
    this.workflows = 0;
  }

  /** A fresh process on the same state: the memory of what ran before is gone. */
  async restart() {
    await this.editor?.close();
    this.editor = await startEditor({ root, state: this.state, port: 0, tell: () => undefined });
    await this.signIn();
  }

  get files() {
    return this.editor.places.files;
  }

  /** Publishes a workflow that a webhook starts, calls it, and waits for its end; resolves to seconds and status. */
  async run({ nodes, connections }) {
    const name = `bench-${this.workflows += 1}`;
    const trigger = {
      id: crypto.randomUUID(), name: 'Start', type: 'n8n-nodes-base.webhook', typeVersion: 2.1, position: [0, 0], webhookId: crypto.randomUUID(),
      parameters: { httpMethod: 'POST', path: name, responseMode: 'onReceived', options: {} },
    };
    const placed = nodes.map((node, at) => ({ id: crypto.randomUUID(), position: [200 * (at + 1), 0], typeVersion: 1, ...node }));
    const settings = { executionOrder: 'v1', saveDataSuccessExecution: 'none', saveDataErrorExecution: 'all' };
    const { id } = await this.call('POST', '/rest/workflows', { name, nodes: [trigger, ...placed], connections, settings });
    const { versionId } = await this.call('GET', `/rest/workflows/${id}`);
    await this.call('POST', `/rest/workflows/${id}/activate`, { versionId });
    await sleep(1_000);
    const since = performance.now();
    await fetch(`${this.editor.url}/webhook/${name}`, { method: 'POST' });
    return await this.ended(id, since);
  }

  credential(type, name, data) {
    return this.call('POST', '/rest/credentials', { name, type, data });
  }

  /** Most memory the process has held since it started, bytes; 0 where the system does not tell. */
  peakRssBytes() {
    const status = `/proc/${this.editor.n8n.pid}/status`;
    return fs.existsSync(status) ? Number(/^VmHWM:\s+(\d+) kB$/m.exec(fs.readFileSync(status, 'utf8'))?.[1] ?? 0) * 1024 : 0;
  }

  async close() {
    await this.editor.close();
    fs.rmSync(this.state, { recursive: true, force: true });
  }

  async ended(workflowId, since) {
    let over = false;
    void this.editor.n8n.ended.then(() => { over = true; });
    // A run that is not saved is gone from the list when it has ended.
    for (let seen = false; ;) {
      if (over) return { seconds: (performance.now() - since) / 1000, status: 'n8n ended' };
      const { results } = await this.call('GET', `/rest/executions?filter=${encodeURIComponent(JSON.stringify({ workflowId }))}&limit=1`).catch(() => ({ results: null }));
      if (results) {
        const running = results.some(({ status }) => ['new', 'running', 'waiting'].includes(status));
        seen ||= results.length > 0;
        if (!running && (seen || performance.now() - since > 3_000)) return { seconds: (performance.now() - since) / 1000, status: results[0]?.status ?? 'success' };
      }
      await sleep(100);
    }
  }

  async signIn() {
    await this.send('POST', '/rest/owner/setup', OWNER);
    const answer = await this.send('POST', '/rest/login', { emailOrLdapLoginId: OWNER.email, password: OWNER.password });
    if (!answer.ok) throw new Error(`Sign-in answered ${answer.status}.`);
    this.cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  }

  async call(method, place, body) {
    const answer = await this.send(method, place, body);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${place} answered ${answer.status}: ${text.slice(0, 500)}`);
    return JSON.parse(text).data;
  }

  send(method, place, body) {
    const headers = { 'content-type': 'application/json', ...(this.cookie && { cookie: this.cookie }) };
    return fetch(`${this.editor.url}${place}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  }
}

/** A simulated API of its own for one measurement. */
export async function startApi(state, words) {
  const port = await freePort(0);
  const service = await startService({
    name: 'The sandbox', node: process.execPath, args: [path.join(root, 'dist', 'sandbox', 'main.js'), '--port', String(port), '--auth', 'none', '--no-unique', ...words],
    env: process.env, cwd: state, log: path.join(state, 'logs', `api-${port}.log`), ready: /listens on/,
  });
  const url = `http://127.0.0.1:${port}`;
  return { url, stop: service.stop, ask: async (what) => await (await fetch(`${url}/__sandbox/${what}`)).json() };
}

/** Nodes one after the other, from the webhook on. */
export function chain(...nodes) {
  const names = ['Start', ...nodes.map(({ name }) => name)];
  const links = names.slice(0, -1).map((name, at) => [name, { main: [[{ node: names[at + 1], type: 'main', index: 0 }]] }]);
  return { nodes, connections: Object.fromEntries(links) };
}
