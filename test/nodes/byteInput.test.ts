import fs from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Engine } from '../../runner/engine/engine';
import { runNode, sourceEngine } from './nodeRun';

let engine: Engine;
let server: http.Server;
let origin: string;
let folder: string;
const asked: string[] = [];

beforeAll(async () => {
  engine = await sourceEngine();
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'byte-input-'));
  server = http.createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url?.startsWith('/gone')) return response.writeHead(404).end('<html>');
    return response.writeHead(200, { 'content-type': 'text/csv' }).end('name,email\nJo,jo@example.com\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await engine.close();
  await fs.rm(folder, { recursive: true });
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => { asked.length = 0; });

const read = (parameters: object) => runNode(engine, 'readRecords', { returnAll: true, options: {}, ...parameters } as never);

describe('where a file comes from', () => {
  it('downloads a URL once', async () => {
    const { json, error } = await read({ inputSource: 'url', url: `${origin}/customers.csv?token=secret` });
    expect(error).toBeUndefined();
    expect(json[0]).toEqual([{ name: 'Jo', email: 'jo@example.com' }]);
    expect(asked).toEqual(['/customers.csv?token=secret']);
  });

  it('names a file that is not there without the query, which may hold a secret', async () => {
    const { error } = await read({ inputSource: 'url', url: `${origin}/gone.csv?token=secret` });
    expect(error?.message).toBe('gone.csv could not be downloaded (404)');
    expect(`${error?.message} ${error?.description}`).not.toContain('secret');
  });

  it('refuses what is no address', async () => {
    const { error } = await read({ inputSource: 'url', url: 'customers.csv' });
    expect(error?.message).toBe('The URL is not a web address');
  });

  it('reads a file by path', async () => {
    const file = path.join(folder, 'customers.csv');
    await fs.writeFile(file, 'name\nJo\n');
    expect((await read({ inputSource: 'file', filePath: file })).json[0]).toEqual([{ name: 'Jo' }]);
  });

  it("keeps out of n8n's own folder, as n8n demands", async () => {
    const file = path.join(String(process.env.N8N_USER_FOLDER), '.n8n', 'config');
    const { error } = await read({ inputSource: 'file', filePath: file });
    expect(error?.message).toContain('n8n may not read');
    expect(error?.description).toContain('N8N_RESTRICT_FILE_ACCESS_TO');
  });

  it('asks for the path when it is empty', async () => {
    expect((await read({ inputSource: 'file', filePath: ' ' })).error?.message).toBe('"File Path" is empty');
  });

  it('says in words that an item brings no file, as after the upload of an empty one', async () => {
    const { error } = await read({ inputSource: 'binary', binaryPropertyName: 'file' });
    expect(error?.message).toBe('There is no file in the field "file" of the item');
    expect(error?.description).toContain('0 bytes');
  });

  it('leaves nothing behind in the folder for temporary files', async () => {
    const temporary = await fs.mkdtemp(path.join(folder, 'tmp-'));
    const { TMPDIR } = process.env;
    process.env.TMPDIR = temporary;
    await read({ inputSource: 'url', url: `${origin}/customers.csv` });
    await read({ inputSource: 'url', url: `${origin}/gone.csv` });
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    expect(await fs.readdir(temporary)).toEqual([]);
  });
});
