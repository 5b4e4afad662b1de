import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { editorUrl, owner, root } from './support/editor.mjs';

/** `npm run editor` as a person runs it, twice, in a state folder of its own. */
describe('npm run editor', () => {
  const state = fs.mkdtempSync(path.join(os.tmpdir(), 'tributary-lifecycle-'));
  let editor;
  let occupied;
  before(async () => { editor = await start(); });
  after(async () => {
    editor.child.kill('SIGTERM');
    await editor.ended;
    occupied?.close();
    fs.rmSync(state, { recursive: true, force: true });
  });

  test('takes another port where its own is taken', () => {
    assert.notEqual(new URL(editor.url).port, new URL(editorUrl).port);
  });

  test('refuses to run twice on one state folder', async () => {
    const second = run();
    assert.equal(await second.ended, 2);
    assert.match(second.output(), new RegExp(`already runs on .*${editor.url}`));
  });

  test('ends with everything it started on Ctrl-C', async () => {
    const { cookie } = await signUp(editor.url);
    await edit(editor.url, cookie);
    const processes = startedFor(state);
    assert.ok(processes.length >= 2, 'neither n8n nor the sandbox runs');
    editor.child.kill('SIGINT');
    assert.equal(await editor.ended, 0);
    assert.deepEqual(startedFor(state), []);
  });

  test('keeps what a person changed, and follows the sandbox to another port', async () => {
    const record = JSON.parse(fs.readFileSync(path.join(state, 'editor.json'), 'utf8'));
    occupied = await occupy(new URL(record.sandboxUrl).port);
    editor = await start();
    const cookie = await signIn(editor.url);
    const { data: mine } = await call(editor.url, cookie, 'GET', '/rest/workflows/tribCustomerImportHook');
    assert.equal(mine.name, 'My own import');
    const { data: all } = await call(editor.url, cookie, 'GET', '/rest/workflows');
    assert.ok(!all.some(({ id }) => id === 'tribMockApi'), 'a deleted workflow came back');
    const { data: credential } = await call(editor.url, cookie, 'GET', '/rest/credentials/tributaryCustomerApi?includeData=true');
    const moved = JSON.parse(fs.readFileSync(path.join(state, 'editor.json'), 'utf8')).sandboxUrl;
    assert.notEqual(moved, record.sandboxUrl);
    assert.equal(credential.data.baseUrl, `${moved}/strict`);
    assert.equal((await fetch(`${moved}/strict/health`, { headers: { authorization: 'Bearer sandbox-bearer-token' } })).status, 200);
  });

  test('leaves nothing running when it is killed', async () => {
    editor.child.kill('SIGKILL');
    await editor.ended;
    for (let second = 0; second < 25 && startedFor(state).length > 0; second += 1) await sleep(1_000);
    assert.deepEqual(startedFor(state), []);
  });

  function run() {
    const child = spawn(process.execPath, [path.join(root, 'scripts', 'editor.mjs'), '--state', state, '--port', new URL(editorUrl).port], { stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { printed += chunk; });
    return { child, output: () => printed, ended: new Promise((resolve) => child.once('close', resolve)) };
  }

  async function start() {
    const started = run();
    let over = false;
    started.ended.then(() => { over = true; });
    for (;;) {
      const url = /n8n with Tributary: (\S+)/.exec(started.output())?.[1];
      if (url) return { ...started, url };
      if (over) throw new Error(started.output());
      await sleep(100);
    }
  }
});

/** Processes whose command line or environment names the state folder; the editor itself and these tests aside. */
function startedFor(state) {
  return fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name)).filter((pid) => {
    try {
      const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return !command.includes('scripts/editor.mjs') && (command.includes(state) || fs.readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`N8N_USER_FOLDER=${state}`));
    } catch {
      return false;
    }
  });
}

async function signUp(url) {
  const answer = await send(url, 'POST', '/rest/owner/setup', owner);
  return { cookie: cookieOf(answer) };
}

async function signIn(url) {
  return cookieOf(await send(url, 'POST', '/rest/login', { emailOrLdapLoginId: owner.email, password: owner.password }));
}

/** A person renames one workflow and deletes another. */
async function edit(url, cookie) {
  const hook = '/rest/workflows/tribCustomerImportHook';
  const { data } = await call(url, cookie, 'GET', hook);
  await call(url, cookie, 'PATCH', hook, { name: 'My own import', versionId: data.versionId });
  await call(url, cookie, 'POST', '/rest/workflows/tribMockApi/archive', {});
  await call(url, cookie, 'DELETE', '/rest/workflows/tribMockApi');
}

async function call(url, cookie, method, place, body) {
  const answer = await send(url, method, place, body, { cookie });
  assert.ok(answer.ok, `${method} ${place} answered ${answer.status}`);
  return await answer.json();
}

function send(url, method, place, body, headers = {}) {
  return fetch(`${url}${place}`, { method, headers: { 'content-type': 'application/json', ...headers }, ...(body && { body: JSON.stringify(body) }) });
}

function cookieOf(answer) {
  return answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
}

function occupy(port) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(Number(port), '127.0.0.1', () => resolve(server));
  });
}
