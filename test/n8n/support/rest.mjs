import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { editorUrl, owner, sessionFile } from './editor.mjs';

/** n8n's REST API as its owner. */
export async function signIn() {
  return new Rest(await session());
}

/** The owner's cookie; one for all spec files, since n8n admits few sign-ins per minute. Nobody signed up: it does. */
export async function session() {
  if (fs.existsSync(sessionFile)) return fs.readFileSync(sessionFile, 'utf8');
  const { email, password } = owner;
  const login = () => send('POST', '/rest/login', { emailOrLdapLoginId: email, password });
  let answer = await login();
  if (answer.status === 401) {
    await send('POST', '/rest/owner/setup', owner);
    answer = await login();
  }
  if (!answer.ok) throw new Error(`Sign-in answered ${answer.status}`);
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  fs.writeFileSync(sessionFile, cookie);
  return cookie;
}

class Rest {
  constructor(cookie) {
    this.cookie = cookie;
  }

  get(path) {
    return this.call('GET', path);
  }

  post(path, body = {}) {
    return this.call('POST', path, body);
  }

  patch(path, body) {
    return this.call('PATCH', path, body);
  }

  /** The answer's data; throws with n8n's message when it refuses. */
  async call(method, path, body) {
    const answer = await send(method, path, body, { cookie: this.cookie });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 500)}`);
    return JSON.parse(text).data;
  }

  /** Publishes the workflow as it is now, and waits until its webhooks are registered. */
  async publish(id) {
    const { versionId } = await this.get(`/rest/workflows/${id}`);
    await this.post(`/rest/workflows/${id}/activate`, { versionId });
    await sleep(500);
  }

  async unpublish(id) {
    await this.post(`/rest/workflows/${id}/deactivate`);
  }

  /** The newest finished execution of a workflow that started after `since` (ms), with its data. */
  async execution(workflowId, since, timeoutMs = 60_000) {
    const filter = encodeURIComponent(JSON.stringify({ workflowId }));
    const until = Date.now() + timeoutMs;
    while (Date.now() < until) {
      const { results } = await this.get(`/rest/executions?filter=${filter}&limit=5`);
      const found = results.find(({ startedAt, status }) => Date.parse(startedAt) >= since && !['new', 'running', 'waiting'].includes(status));
      if (found) return await this.get(`/rest/executions/${found.id}`);
      await sleep(300);
    }
    throw new Error(`No execution of ${workflowId} finished within ${timeoutMs / 1000} s.`);
  }
}

function send(method, path, body, headers = {}) {
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  return fetch(`${editorUrl}${path}`, { method, headers: { 'content-type': 'application/json', ...headers }, ...json });
}
