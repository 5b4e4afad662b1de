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

interface Given {
  readonly settings?: Partial<CustomerApiSettings>;
  readonly credential?: Partial<CustomerApiCredential>;
  readonly options?: Partial<ImportOptions>;
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

  import(content: string, given: Given = {}): Promise<Imported> {
    return this.collected(content, given, runImport);
  }

  /** Does an import, or a step of one, with the options of an import; keeps the files of problems. */
  async collected(content: string, given: Given, work: (options: ImportOptions) => Promise<ImportReport>): Promise<Imported> {
    const rejected = collect();
    const failed = collect();
    const report = await this.with(content, given, (options) => work({ ...options, rejectedTo: given.options?.rejectedTo ?? rejected.stream, failedTo: given.options?.failedTo ?? failed.stream }));
    return { report, rejected: rejected.text(), failed: failed.text() };
  }

  async with<T>(content: string, given: Given, work: (options: ImportOptions) => Promise<T>): Promise<T> {
    const meter = createMeter();
    const api = createCustomerApi({
      credential: { ...BLANK, baseUrl: `${this.sandbox.url}/strict`, ...given.credential },
      settings: { ...DEFAULT_SETTINGS, backoffFactor: 0.01, ...given.settings },
      meter,
    });
    try {
      return await work({
        open: async () => Readable.from([Buffer.from(content)]),
        inputName: 'customers.csv',
        mapper: { template: 'customer' },
        destination: api.destination,
        meter,
        warehouse: { folder: join(this.folder, 'warehouse') },
        rejectedTo: collect().stream,
        failedTo: collect().stream,
        ...given.options,
      });
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
