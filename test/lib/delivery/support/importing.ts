import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { runImport, type ImportOptions, type ImportReport } from '../../../../lib/delivery';
import { createMeter } from '../../../../lib/http';
import { createCustomerApi, DEFAULT_SETTINGS, type CustomerApiCredential, type CustomerApiSettings } from '../../../../lib/platforms/customer-api';
import { startSandbox, type Sandbox, type StrictOptions } from '../../../../sandbox';

const BLANK: CustomerApiCredential = {
  baseUrl: '', healthEndpoint: '/health', authentication: 'none', bearerToken: '', apiKey: '', headerName: '',
  username: '', password: '', clientId: '', clientSecret: '', tokenUrl: '',
};

export interface Imported {
  readonly report: ImportReport;
  readonly rejected: string;
  readonly failed: string;
}

/** A sandbox, a warehouse folder and what it takes to import into them, gone at the end. */
export class Bench {
  private constructor(readonly sandbox: Sandbox, private readonly folder: string) {}

  static async open(strict: StrictOptions = {}): Promise<Bench> {
    const sandbox = await startSandbox({ strict: { auth: 'none', ...strict } });
    return new Bench(sandbox, mkdtempSync(join(tmpdir(), 'tributary-test-')));
  }

  async close(): Promise<void> {
    await this.sandbox.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async import(
    content: string,
    given: { settings?: Partial<CustomerApiSettings>; credential?: Partial<CustomerApiCredential>; options?: Partial<ImportOptions> } = {},
  ): Promise<Imported> {
    const meter = createMeter();
    const api = createCustomerApi({
      credential: { ...BLANK, baseUrl: `${this.sandbox.url}/strict`, ...given.credential },
      settings: { ...DEFAULT_SETTINGS, backoffFactor: 0.01, ...given.settings },
      meter,
    });
    const rejected = collect();
    const failed = collect();
    try {
      const report = await runImport({
        open: async () => Readable.from([Buffer.from(content)]),
        inputName: 'customers.csv',
        mapper: { template: 'customer' },
        destination: api.destination,
        meter,
        warehouse: { folder: join(this.folder, 'warehouse') },
        rejectedTo: rejected.stream,
        failedTo: failed.stream,
        ...given.options,
      });
      return { report, rejected: rejected.text(), failed: failed.text() };
    } finally {
      api.close();
    }
  }

  /** How often each e-mail address was written. */
  writes(): Map<string, number> {
    const writes = new Map<string, number>();
    for (const { email } of this.sandbox.customers()) writes.set(String(email), (writes.get(String(email)) ?? 0) + 1);
    return writes;
  }

  /** Requests that carried a customer. */
  posts(): number {
    return this.sandbox.received().filter(({ method, path }) => method === 'POST' && path.includes('/customers')).length;
  }
}

/** `name,email` of as many customers as asked for. */
export function customers(count: number, from = 0): string {
  const rows = Array.from({ length: count }, (_, index) => `Customer ${from + index},customer${from + index}@example.com`);
  return `name,email\n${rows.join('\n')}\n`;
}

function collect(): { stream: PassThrough; text: () => string } {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}
