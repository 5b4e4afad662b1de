import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ICredentialDataDecryptedObject, ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';
import { WarehouseApi } from '../../credentials/WarehouseApi.credentials';
import { warehouseTest } from '../../nodes/host/warehouseTest';
import { hasPostgres, startPostgres, type TestPostgres } from '../lib/warehouse/support/postgres';
import { nodeTypes } from './nodeRun';

const folder = mkdtempSync(path.join(tmpdir(), 'tributary-credential-'));
const { N8N_RESTRICT_FILE_ACCESS_TO } = process.env;

const test = async (data: ICredentialDataDecryptedObject): Promise<INodeCredentialTestResult> =>
  await warehouseTest.call({ helpers: {} } as ICredentialTestFunctions, { id: '1', name: 'Warehouse', type: 'warehouseApi', data });

beforeAll(() => { process.env.N8N_RESTRICT_FILE_ACCESS_TO = folder; });
afterAll(() => {
  if (N8N_RESTRICT_FILE_ACCESS_TO === undefined) delete process.env.N8N_RESTRICT_FILE_ACCESS_TO;
  else process.env.N8N_RESTRICT_FILE_ACCESS_TO = N8N_RESTRICT_FILE_ACCESS_TO;
  rmSync(folder, { recursive: true, force: true });
});

describe('the credential Warehouse', () => {
  const { properties } = new WarehouseApi();

  it('hides every secret and explains every field', () => {
    expect(properties.filter(({ typeOptions }) => typeOptions?.password).map(({ name }) => name)).toEqual(['connectionUrl', 'password', 'encryptionKey', 'previousKeys']);
    expect(properties.filter(({ description }) => !description)).toEqual([]);
  });

  it('is tested by every node that uses it', () => {
    const users = [...nodeTypes.values()].filter(({ description }) => description.credentials?.some(({ name }) => name === 'warehouseApi'));
    expect(users.length).toBeGreaterThan(0);
    for (const { description, methods } of users) {
      expect(description.credentials?.find(({ name }) => name === 'warehouseApi')?.testedBy).toBe('warehouseTest');
      expect(methods?.credentialTest?.warehouseTest).toBe(warehouseTest);
    }
  });

  it('opens an embedded warehouse in a folder that n8n lets nodes write to', async () => {
    expect(await test({ kind: 'embedded', folder: path.join(folder, 'warehouse') })).toEqual({ status: 'OK', message: 'The warehouse is open.' });
  });

  it.each([
    ['another folder', () => ({ folder: path.join(tmpdir(), 'elsewhere') }), 'n8n may not write to the warehouse folder'],
    ['a way out of the folder', () => ({ folder: path.join(folder, '..', 'elsewhere') }), 'n8n may not write to the warehouse folder'],
    ['a short key', () => ({ folder: path.join(folder, 'warehouse'), encryptionKey: 'short' }), '16 characters'],
    ['previous keys without a current one', () => ({ folder: path.join(folder, 'warehouse'), previousKeys: 'a passphrase that is long enough' }), 'no encryption key was entered'],
    ['a URL that is none', () => ({ kind: 'postgres', connectBy: 'url', connectionUrl: 'db.example.com' }), 'is not of the form'],
    ['a server that is not there', () => ({ kind: 'postgres', connectBy: 'parts', host: '127.0.0.1', port: 1, user: 'me', password: 'hunter2', tls: 'off' }), 'could not be reached'],
  ])('says what is wrong with %s', async (_name, data, message) => {
    const result = await test({ kind: 'embedded', ...data() });
    expect(result).toEqual({ status: 'Error', message: expect.stringContaining(message) });
    expect(result.message).not.toContain('hunter2');
  });
});

(hasPostgres() ? describe : describe.skip)('the credential Warehouse of a PostgreSQL', () => {
  let server: TestPostgres;
  beforeAll(async () => { server = (await startPostgres())!; });
  afterAll(() => server.stop());

  const parts = (): ICredentialDataDecryptedObject => {
    const { hostname, port, pathname, username, password } = new URL(server.url);
    return { kind: 'postgres', connectBy: 'parts', host: hostname, port: Number(port), database: pathname.slice(1), user: username, password, tls: 'off' };
  };

  it('opens it by its URL and by its parts', async () => {
    expect(await test({ kind: 'postgres', connectBy: 'url', connectionUrl: server.url })).toMatchObject({ status: 'OK' });
    expect(await test(parts())).toMatchObject({ status: 'OK' });
  });

  it('says when the server offers no TLS, or does not know the password', async () => {
    expect(await test({ ...parts(), tls: 'require' })).toMatchObject({ status: 'Error', message: expect.stringContaining('offers no TLS') });
    const refused = await test({ ...parts(), password: 'hunter2' });
    expect(refused).toMatchObject({ status: 'Error', message: expect.stringContaining('does not let the user postgres in') });
    expect(refused.message).not.toContain('hunter2');
  });
});
