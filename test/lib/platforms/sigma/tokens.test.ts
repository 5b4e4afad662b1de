import { connections, createSigmaClient, currentUser, sigmaStatus, workspaces } from '../../../../lib/platforms/sigma';
import { rejection, sandboxed, type Sandboxed } from './support/sandboxed';

let world: Sandboxed;
afterEach(() => world.sandbox.close());

const tokenRequests = () => world.sandbox.received().filter(({ path }) => path.endsWith('/v2/auth/token'));

describe('tokens', () => {
  it('asks once for 50 operations that start together', async () => {
    world = await sandboxed();
    const users = await Promise.all(Array.from({ length: 50 }, () => world.client.call(currentUser)));
    expect(users.every(({ userId }) => userId === 'e0000000-0000-4000-8000-000000000001')).toBe(true);
    expect(tokenRequests()).toHaveLength(1);
  });

  it('leaves a second between the token requests of different credentials', async () => {
    world = await sandboxed();
    const { credential, meter } = world.options;
    const others = ['a', 'b'].map((clientSecret) => createSigmaClient({ meter, credential: { ...credential, clientSecret } }));
    await Promise.allSettled([world.client, ...others].map((client) => client.call(currentUser)));
    const times = tokenRequests().map(({ at }) => at);
    expect(times).toHaveLength(3);
    expect(times.slice(1).every((at, index) => at - (times[index] ?? 0) >= 995)).toBe(true);
    expect(tokenRequests().some(({ status }) => status === 429)).toBe(false);
  });

  it('renews a token that is refused, once for all requests, and repeats them', async () => {
    world = await sandboxed();
    await world.client.call(currentUser);
    await world.revokeTokens();
    await Promise.all(Array.from({ length: 10 }, () => world.client.call(currentUser)));
    expect(tokenRequests()).toHaveLength(2);
  });

  it('renews before the token ends', async () => {
    world = await sandboxed();
    await world.set({ tokenLifeSeconds: 2 });
    await world.client.call(currentUser);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await world.client.call(currentUser);
    expect(tokenRequests()).toHaveLength(2);
    expect(world.sandbox.received().some(({ status }) => status === 401)).toBe(false);
  });

  it('explains a wrong secret and a wrong region, with the request id and without the secret', async () => {
    world = await sandboxed('azure-eu', 'not-the-secret-at-all');
    const error = await rejection(world.client.call(connections.list));
    expect(error).toMatchObject({ kind: 'credentials', status: 401, requestId: expect.stringMatching(/^[\da-f-]{36}$/) });
    expect(error.message).toMatch(/client ID, client secret and cloud region/);
    expect(error.message).toContain(`Request ID: ${error.requestId}`);
    expect(JSON.stringify(error) + error.message).not.toContain('not-the-secret');
  });
});

describe('errors', () => {
  it("carry Sigma's own words, the request id, and what to do", async () => {
    world = await sandboxed();
    const error = await rejection(world.client.call(workspaces.get, { ids: { workspaceId: 'nope' } }));
    expect(error).toMatchObject({ kind: 'refused', status: 404, requestId: expect.any(String) });
    expect(error.message).toBe(`workspaces.get: Sigma has nothing with this ID (404). Nothing was changed. Check the ID, and that the credential's owner may see it. Sigma says: “Workspace not found”. Request ID: ${error.requestId}.`);
  });

  it('end a call after three attempts', async () => {
    world = await sandboxed();
    await world.client.call(currentUser);
    await world.set({ state: 'down' });
    const error = await rejection(world.client.call(currentUser));
    expect(error).toMatchObject({ status: 503, requestId: expect.any(String) });
    expect(world.requests.filter(({ operation, status }) => operation === 'currentUser.get' && status === 503)).toHaveLength(3);
  });

  it('do not send a create twice whose fate is unknown', async () => {
    world = await sandboxed();
    await world.client.call(currentUser);
    await world.set({ state: 'down' });
    const error = await rejection(world.client.call(workspaces.create, { body: { name: 'New' } }));
    expect(error).toMatchObject({ kind: 'unknown' });
    expect(error.message).toContain('look before sending it again');
    expect(world.requests.filter(({ operation }) => operation === 'workspaces.create')).toHaveLength(1);
  });

  it.each(['../whoami', 'a/b', '', 'x?y=1'])('send nothing for the id %j', async (workspaceId) => {
    world = await sandboxed();
    expect(await rejection(world.client.call(workspaces.get, { ids: { workspaceId } }))).toMatchObject({ kind: 'not_sent' });
    expect(world.requests).toEqual([]);
  });

  it('name the field of a body that Sigma would not take, before it is sent', async () => {
    world = await sandboxed();
    expect((await rejection(world.client.call(workspaces.create, { body: { name: '' } }))).message).toMatch(/^workspaces.create: name is not as Sigma takes it .*nothing was sent\.$/);
    expect(world.requests).toEqual([]);
  });
});

describe('status', () => {
  it('is connected with user, address and cloud', async () => {
    world = await sandboxed();
    expect(await sigmaStatus(world.options)).toEqual({
      status: 'connected', baseUrl: world.options.credential.baseUrl, cloud: 'Custom',
      user: { userId: expect.any(String), organizationId: expect.any(String) },
    });
  });

  it('is disabled without a client, and asks nobody', async () => {
    world = await sandboxed();
    const credential = { baseUrl: 'https://api.eu.aws.sigmacomputing.com', clientId: '', clientSecret: '' };
    expect(await sigmaStatus({ ...world.options, credential })).toMatchObject({ status: 'disabled', user: null, cloud: 'AWS-EU' });
    const client = createSigmaClient({ ...world.options, credential });
    expect(await rejection(client.call(currentUser))).toMatchObject({ kind: 'credentials', message: expect.stringContaining('no client ID') });
    expect(world.requests).toEqual([]);
  });

  it('is an error with the reason when the credential is wrong', async () => {
    world = await sandboxed(undefined, 'wrong-secret');
    expect(await sigmaStatus(world.options)).toMatchObject({ status: 'error', user: null, error: expect.stringContaining('401') });
  });
});
