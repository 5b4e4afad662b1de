import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { CredentialStore } from '../../../runner/engine/credentialStore';
import { startEngine, type Engine } from '../../../runner/engine/engine';
import { chain, fixturePackage, node, projectRoot } from './workflows';

const none = new CredentialStore();
let engine: Engine;
let server: http.Server | undefined;

const start = () => startEngine({ projectRoot, packages: [fixturePackage], withoutProject: true });

beforeAll(async () => {
  engine = await start();
});

afterAll(async () => {
  server?.close();
  await engine.close();
});

describe('a workflow of core nodes and a package node', () => {
  it('runs through n8n’s engine with expressions evaluated', async () => {
    const set = { assignments: { assignments: [{ id: 'a', name: 'city', value: '={{ "Ma" + "lmö" }}', type: 'string' }] }, options: {} };
    const workflow = chain(
      node('Start', 'manualTrigger'),
      node('Set', 'set', set, { typeVersion: 3.4 }),
      node('Echo', 'fixture', { text: '={{ $json.city }} from {{ $("Start").item.json.who }}' }),
    );
    const seen: string[] = [];
    const result = await engine.run({ workflow, credentials: none, input: [[{ json: { who: 'Åsa' } }]], onNodeEnd: (name) => seen.push(name) });
    expect(result.error).toBeUndefined();
    expect(result.items('Echo').map((item) => item.json)).toEqual([{ text: 'Malmö from Åsa', items: 1 }]);
    expect(seen).toEqual(['Start', 'Set', 'Echo']);
    expect(result.lastNode).toBe('Echo');
  });

  it('tells the time of the machine where the workflow names no zone', async () => {
    const told = async (settings: object) => {
      const workflow = { ...chain(node('Start', 'manualTrigger'), node('Echo', 'fixture', { text: '={{ $now.zoneName }}' })), settings };
      return (await engine.run({ workflow, credentials: none })).items('Echo')[0]?.json.text;
    };
    expect(await told({})).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
    expect(await told({ timezone: 'Asia/Tokyo' })).toBe('Asia/Tokyo');
  });

  it('runs the code of a Code node, for all items and for each', async () => {
    const each = { mode: 'runOnceForEachItem', jsCode: 'return { double: $json.n * 2 };' };
    const workflow = chain(
      node('Start', 'manualTrigger'),
      node('All', 'code', { jsCode: 'return $input.all().flatMap((i) => [i, { json: { n: i.json.n + 1 } }]);' }, { typeVersion: 2 }),
      node('Each', 'code', each, { typeVersion: 2 }),
    );
    const result = await engine.run({ workflow, credentials: none, input: [[{ json: { n: 1 } }]] });
    expect(result.error).toBeUndefined();
    expect(result.items('Each').map((item) => item.json)).toEqual([{ double: 2 }, { double: 4 }]);
  });

  it('calls another workflow and takes over its items', async () => {
    const child = { ...chain(node('Called', 'manualTrigger'), node('Echo', 'fixture', { text: '={{ $json.n }}' })), id: 'child' };
    const workflow = chain(node('Start', 'manualTrigger'), node('Call', 'fixture', { mode: 'callWorkflow', text: 'child' }));
    const result = await engine.run({ workflow, credentials: none, callable: [child], input: [[{ json: { n: 7 } }]] });
    expect(result.error).toBeUndefined();
    expect(result.items('Call')[0]?.json).toMatchObject({ text: 7 });
  });

  it('keeps files in the engine’s folder until the engine is closed', async () => {
    const workflow = chain(node('Start', 'manualTrigger'), node('File', 'fixture', { mode: 'binary' }));
    const folder = process.env.N8N_USER_FOLDER ?? '';
    for (let time = 0; time < 2; time += 1) {
      const result = await engine.run({ workflow, credentials: none });
      expect(result.items('File')[0]?.binary?.data).toMatchObject({ id: expect.stringMatching(/^filesystem/), fileName: 'rows.csv' });
      expect(fs.readdirSync(folder, { recursive: true }).some((name) => String(name).includes('binary_data'))).toBe(true);
      await engine.close();
      expect(fs.existsSync(folder)).toBe(false);
      engine = await start();
    }
  });
});

describe('a run that does not succeed', () => {
  it('reports the node’s error and throws nothing', async () => {
    const workflow = chain(node('Start', 'manualTrigger'), node('Fail', 'fixture', { mode: 'fail' }));
    const result = await engine.run({ workflow, credentials: none });
    expect(result.error?.message).toBe('The fixture was told to fail.');
    expect(result.lastNode).toBe('Fail');
  });

  it('stops when told, after the node has settled', async () => {
    const stop = new AbortController();
    const workflow = chain(node('Start', 'manualTrigger'), node('Wait', 'fixture', { mode: 'wait' }), node('After', 'fixture'));
    const onNodeStart = (name: string) => { if (name === 'Wait') setTimeout(() => stop.abort(), 20); };
    const result = await engine.run({ workflow, credentials: none, signal: stop.signal, onNodeStart });
    expect(result.cancelled).toBe(true);
    expect(result.items('After')).toEqual([]);
  });

  it('names the node types that are not installed', async () => {
    const workflow = chain(node('Start', 'manualTrigger'), { ...node('X', 'fixture'), type: 'n8n-nodes-elsewhere.thing' });
    await expect(engine.run({ workflow, credentials: none }))
      .rejects.toThrow('not installed: n8n-nodes-elsewhere.thing');
  });

  it('needs a package of a core node only when that node’s turn comes', async () => {
    const redis = node('Redis', 'redis');
    const aside = chain(node('Start', 'manualTrigger'), node('Echo', 'fixture'));
    const spared = await engine.run({ workflow: { ...aside, nodes: [...aside.nodes, redis] }, credentials: none });
    expect(spared.error).toBeUndefined();
    const reached = await engine.run({ workflow: chain(node('Start', 'manualTrigger'), redis), credentials: none });
    expect(reached.error?.message).toContain('needs the package “redis”');
  });

  it('names the credential that is missing, not the ones it knows', async () => {
    const reference = { fixtureApi: { id: null, name: 'My fixture' } };
    const workflow = chain(node('Start', 'manualTrigger'), node('Use', 'fixture', { mode: 'credential' }, { credentials: reference }));
    const result = await engine.run({ workflow, credentials: new CredentialStore({ other: { key: 'top-secret' } }) });
    expect(result.error?.message).toContain('“My fixture” (fixtureApi)');
    expect(JSON.stringify(result.run.data.resultData)).not.toContain('top-secret');
  });
});

describe('credentials', () => {
  const use = (mode: string, text = '') => chain(
    node('Start', 'manualTrigger'),
    node('Use', 'fixture', { mode, text }, { credentials: { fixtureApi: { id: 'id-1', name: 'My fixture' } } }),
  );

  it.each(['id-1', 'My fixture', 'fixtureApi'])('are found under %s and filled with defaults', async (key) => {
    const result = await engine.run({ workflow: use('credential'), credentials: new CredentialStore({ [key]: { key: 'k1' } }) });
    expect(result.items('Use')[0]?.json).toEqual({ host: 'https://default.example', key: 'k1', session: '' });
  });

  it('log in once, then sign requests with what the login returned', async () => {
    server = http.createServer((request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ key: request.headers['x-key'], session: request.headers['x-session'] }));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const credentials = new CredentialStore({ fixtureApi: { key: 'k1' } });
    const first = await engine.run({ workflow: use('call', url), credentials });
    const second = await engine.run({ workflow: use('call', url), credentials });
    expect(first.items('Use')[0]?.json).toEqual({ key: 'k1', session: 'session-1' });
    expect(second.items('Use')[0]?.json).toEqual({ key: 'k1', session: 'session-1' });
  });
});
