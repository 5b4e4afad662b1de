import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { shopifyBaseUrl } from '../../../sandbox/vendors/shopify';
import { call } from '../../sandbox/call';
import { entered, type Truth } from '../platforms/shopify/support/connected';
import { fieldsOf, settings, truth } from '../platforms/woocommerce/support/store';
import { startChild } from '../warehouse/child';
import { warehouseFolder } from '../warehouse/folders';

const ROWS = 2_000;
const KILLS = 3;

interface Store {
  /** How the store behaves from now on: slow enough to be killed in the middle, and answers get lost. */
  trouble(): Promise<unknown>;
  fields(): object;
  /** E-mail addresses of all customers it has. */
  customers(): Promise<(string | null)[]>;
}

function shopify(sandbox: Sandbox): Store {
  const base = shopifyBaseUrl(sandbox.url);
  return {
    trouble: () => call(`${base}/__settings`, { json: { latencyMs: 10, faultRate: 0.03, fault: 'reset' } }),
    fields: () => entered(sandbox),
    customers: async () => (JSON.parse((await call(`${base}/__truth`)).text) as Truth).customers.map(({ email }) => email),
  };
}

function woocommerce(sandbox: Sandbox): Store {
  return {
    trouble: () => settings(sandbox, { latencyMs: 150, lostAnswers: 2 }),
    fields: () => fieldsOf(sandbox),
    customers: async () => (await truth<{ id: number; email: string }>(sandbox, 'customers')).map(({ email }) => email),
  };
}

it.each([['shopify', shopify], ['woocommerce', woocommerce]] as const)('an import into %s that is killed and started again brings every customer once', async (name, storeIn) => {
  const sandbox = await startSandbox();
  try {
    const store = storeIn(sandbox);
    const folder = await warehouseFolder();
    const file = path.join(folder, 'customers.csv');
    const emails = Array.from({ length: ROWS }, (_, at) => `new${at}@import.example`);
    fs.writeFileSync(file, `Full name,E-Mail\n${emails.map((email, at) => `Ann Lee${at},${email}\n`).join('')}`);
    const before = (await store.customers()).length;
    const start = () => startChild('../delivery/importUntilKilled.ts', path.join(folder, 'warehouse'), name, JSON.stringify(store.fields()), file);
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await store.trouble();
      const child = start();
      while ((await store.customers()).length < before + (kill * ROWS) / (KILLS + 1)) await sleep(5);
      await child.kill();
      expect(child.lines).toEqual(['started']);
    }
    const last = start();
    await last.printed(2);
    expect(JSON.parse(last.lines[1]!)).toEqual({ read: ROWS, created: ROWS, updated: 0, unchanged: 0, duplicate: 0, rejected: 0, failed: 0, resumed: true });
    const landed = (await store.customers()).filter((email) => email?.endsWith('@import.example'));
    expect(landed.sort()).toEqual([...emails].sort());
  } finally {
    await sandbox.close();
  }
}, 300_000);
