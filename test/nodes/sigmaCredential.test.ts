import type { Engine } from '../../runner/engine/engine';
import { startSandbox, type Sandbox } from '../../sandbox';
import { sigmaBaseUrl } from '../../sandbox/vendors/sigma';
import { answerOf } from './credentialTest';
import { sigmaCredential, sigmaCredentialType, sigmaEngine } from './sigmaRun';

let engine: Engine;
let sandbox: Sandbox;
beforeAll(async () => {
  engine = await sigmaEngine();
  sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(async () => {
  await sandbox.close();
  await engine.close();
});

const test = (more: object = {}): Promise<string> => answerOf(engine, sigmaCredentialType, sigmaCredential(sandbox.url, more));

it('asks who it is, with a token of its own', async () => {
  expect(await test()).toBe('OK');
  expect(sandbox.received().map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /sigma/aws-us-west/v2/auth/token', 'GET /sigma/aws-us-west/v2/whoami']);
});

it('takes a base URL with blanks and a slash at its end', async () => {
  expect(await test({ baseUrl: ` ${sigmaBaseUrl(sandbox.url)}/ ` })).toBe('OK');
});

it.each([
  ['a wrong secret', () => ({ clientSecret: 'not-the-secret' })],
  ['a wrong region', () => ({ baseUrl: sigmaBaseUrl(sandbox.url, 'gcp-sa') })],
])('says what to check for %s, without the secret', async (_, more) => {
  const message = await test(more());
  expect(message).toContain('Check client ID, client secret and cloud region');
  expect(message).not.toContain('not-the-secret');
});

it('does not let the token of another client vouch for a wrong secret', async () => {
  const kept = await sigmaCredentialType.preAuthentication.call(
    { helpers: { httpRequest: async () => ({ access_token: 'token-of-before' }) } } as never, sigmaCredential(sandbox.url),
  );
  expect(await test({ ...kept, clientSecret: 'not-the-secret' })).toContain('Check client ID, client secret and cloud region');
});

it('says when nothing answers', async () => {
  expect(await test({ baseUrl: 'http://127.0.0.1:9' })).toMatch(/refused the connection/);
});
