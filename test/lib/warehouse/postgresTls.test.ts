import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { makeCertificate, type Certificate } from '../../../bench/certificate';
import { openWarehouse, type PostgresOptions, type Tls } from '../../../lib/warehouse';
import { hasPostgres, startPostgres, type TestPostgres } from './support/postgres';

/** The server that is started here runs as this user, and takes no key that is not its own. */
function giveToServer(file: string): void {
  chmodSync(file, 0o600);
  if (process.getuid?.() === 0) chownSync(file, Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' })), 0);
}

(hasPostgres() ? describe : describe.skip)('the way to a PostgreSQL with TLS', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tributary-tls-'));
  let server: TestPostgres;
  let certificate: Certificate;

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    certificate = (await makeCertificate(folder))!;
    giveToServer(certificate.keyFile);
    server = (await startPostgres(['ssl=on', `ssl_cert_file=${certificate.certificateFile}`, `ssl_key_file=${certificate.keyFile}`]))!;
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const place = (tls: Tls, more: object = {}): PostgresOptions => {
    const { hostname, port, pathname, username, password } = new URL(server.url);
    return { host: hostname, port: Number(port), database: pathname.slice(1), user: username, password, tls, ...more };
  };
  const isEncrypted = async (postgres: PostgresOptions): Promise<boolean> => {
    const warehouse = await openWarehouse({ postgres });
    const superuser = new Client(server.url);
    await superuser.connect();
    try {
      await warehouse.asClient('default', async () => undefined);
      const { rows } = await superuser.query<{ ssl: boolean }>("select distinct ssl from pg_stat_ssl join pg_stat_activity using (pid) where application_name = 'tributary'");
      expect(rows).toHaveLength(1);
      return rows[0]!.ssl;
    } finally {
      await superuser.end();
      await warehouse.close();
    }
  };

  it('is encrypted where that is required, without a look at the certificate', async () => {
    expect(await isEncrypted(place('require'))).toBe(true);
    expect(await isEncrypted({ url: `${server.url}?sslmode=require` })).toBe(true);
  });

  it('is not where it is off', async () => {
    expect(await isEncrypted(place('off'))).toBe(false);
  });

  it('is refused where the certificate is to be verified and nobody known has signed it', async () => {
    await expect(openWarehouse({ postgres: place('verify') })).rejects.toMatchObject({ code: 'tls', message: expect.stringContaining('not trusted') });
    await expect(openWarehouse({ postgres: { url: `${server.url}?sslmode=verify-full` } })).rejects.toMatchObject({ code: 'tls' });
  });

  it('is taken where the certificate authority is given, and only under the name that the certificate is for', async () => {
    const ca = readFileSync(certificate.certificateFile, 'utf8');
    expect(await isEncrypted(place('verify', { ca }))).toBe(true);
    expect(await isEncrypted({ url: `${server.url}?sslmode=verify-full`, ca })).toBe(true);
    await expect(openWarehouse({ postgres: place('verify', { ca, host: 'localhost' }) })).rejects.toMatchObject({ code: 'tls' });
  });
});
