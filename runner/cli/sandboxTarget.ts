import fs from 'node:fs/promises';
import path from 'node:path';
import type { HostCredential, Sandbox, SandboxOptions, StrictOptions } from '../../sandbox';
import { parseApiConfig } from './apiConfig';
import type { Destination } from './customerImport';
import { registerTrialClients } from './sandboxClients';
import { sandboxWarehouse } from './sandboxWarehouse';

/** A brisk API on an ordinary day: some latency, a limit, now and then an answer that never comes. */
const CONDITIONS: StrictOptions = {
  latencyMs: { min: 10, max: 20 },
  limit: { ratePerSecond: 400, burst: 100 },
  faults: { before: 0.01, after: 0.01, resetAfter: 0.005, seed: 1 },
};

const SETTINGS = { max_concurrent_requests: 'auto', retry_attempts: 6, backoff_factor: 0.2, unique_key: 'email' };

export interface SandboxTarget {
  readonly destination: Destination;
  /** n8n credentials for every simulated vendor and for the trial's warehouse, as their type has them. */
  readonly vendors: readonly HostCredential[];
  close(): Promise<void>;
}

export interface SandboxChoices {
  readonly out: string;
  /** Name of the template whose field names the API checks. */
  readonly template: string | undefined;
  /** Forget the customers of earlier runs. */
  readonly fresh: boolean;
  /** Whether clients with stores of the sandbox are to be in the warehouse. */
  readonly withClients: boolean;
}

/**
 * Starts the sandbox on a free port, with the strict API as the destination. Its customers are kept in the
 * results folder, and its id stays, so that a second run meets what the first one left. Throws on an unknown
 * template.
 */
export async function startSandboxTarget({ out, template, fresh, withClients }: SandboxChoices): Promise<SandboxTarget> {
  const { startSandbox } = await import('../../sandbox');
  const fields = await fieldNames(template);
  const persistTo = path.join(out, 'sandbox', template === undefined ? 'customers.ndjson' : `customers-${template}.ndjson`);
  await fs.mkdir(path.dirname(persistTo), { recursive: true });
  if (fresh) await fs.rm(persistTo, { force: true });
  const options = { strict: { ...CONDITIONS, persistTo, fields } };
  const sandbox = withClients ? await startAgain(path.join(out, 'sandbox', 'port'), options) : await startSandbox(options);
  const warehouse = sandboxWarehouse(out);
  try {
    const trial = withClients ? await registerTrialClients(sandbox.credentials(), warehouse) : null;
    return {
      destination: destinationOf(sandbox),
      vendors: [...sandbox.credentials(), warehouse],
      async close() {
        await trial?.close();
        await sandbox.close();
      },
    };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

/** Stores stay where they were in the trial before, if they can: the addresses in their data would change with the port. */
async function startAgain(portFile: string, options: SandboxOptions): Promise<Sandbox> {
  const { startSandbox } = await import('../../sandbox');
  const before = Number(await fs.readFile(portFile, 'utf8').catch(() => '0'));
  const sandbox = await startSandbox({ ...options, port: before }).catch(() => startSandbox(options));
  await fs.writeFile(portFile, String(sandbox.port));
  return sandbox;
}

function destinationOf(sandbox: Sandbox): Destination {
  const entry = sandbox.apiConfig().strict;
  const config = parseApiConfig({ ...entry, settings: { ...entry?.settings, ...SETTINGS } }, 'sandbox');
  return { config, id: 'sandbox' };
}

/** What the template calls the fields the API checks. */
async function fieldNames(template: string | undefined): Promise<StrictOptions['fields']> {
  if (template === undefined) return {};
  const { getTemplate } = await import('../../lib/mapping');
  const named = getTemplate(template).fields.filter(({ field }) => ['name', 'email', 'phone'].includes(field));
  return Object.fromEntries(named.map(({ field, target }) => [field, target]));
}
