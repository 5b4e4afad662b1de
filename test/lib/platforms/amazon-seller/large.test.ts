import { Readable } from 'node:stream';
import { createMeter } from '../../../../lib/http';
import { checkedCredential, flatFile } from '../../../../lib/platforms/amazon-seller';
import { amazonSellerStore } from '../../../../lib/platforms/amazon-seller/store';
import { settlementRows } from '../../../../lib/platforms/amazon-seller/reports/settlement';
import { amazonCredential } from '../../../../sandbox/vendors/amazon';
import { heldBytes } from '../../../heldBytes';
import { SandboxProcess } from '../../../sandbox/child';

const ORDERS = 60_000;
const MOST_EXTRA_BYTES = 20_000_000;
/** Rows after which what is held is counted, and counted again at the end. */
const WARM = 20_000;

let sandbox: SandboxProcess;
beforeAll(async () => {
  // In a process of its own, so that only the memory of the reading counts.
  sandbox = await SandboxProcess.start('--orders', String(ORDERS));
  await fetch(`${sandbox.url}/amazon/__settings`, { method: 'POST', body: JSON.stringify({ rateScale: 1_000_000 }) });
}, 60_000);
afterAll(() => sandbox.end('SIGKILL'));

it('the settlements of a large seller are read page by page', async () => {
  const credential = checkedCredential({ ...amazonCredential(sandbox.url), financesSource: 'settlements' });
  const connection = amazonSellerStore.connect(credential, { meter: createMeter(), signal: new AbortController().signal });
  let rows = 0;
  let first: number | null = null;
  for await (const page of connection.read('finances', null)) {
    rows += page.rows.transactions?.length ?? 0;
    if (rows > WARM) first ??= heldBytes();
  }
  expect(rows).toBeGreaterThan(2 * WARM);
  expect(heldBytes() - first!).toBeLessThan(MOST_EXTRA_BYTES);
}, 120_000);

it('one settlement of half a million lines takes no more memory than a short one', async () => {
  const LINES = 500_000;
  function* lines(): Generator<Buffer> {
    yield Buffer.from('settlement-id\tdeposit-date\ttotal-amount\tcurrency\ttransaction-type\torder-id\tamount-type\tamount-description\tamount\tposted-date\tsku\n');
    yield Buffer.from(`1\t2026-11-17 00:00:00 UTC\t${LINES / 100}.00\tEUR\t\t\t\t\t\t\t\n`);
    const many = Array.from({ length: 1000 }, (_, at) => `1\t\t\t\tOrder\t302-1234567-${String(at).padStart(7, '0')}\tItemPrice\tPrincipal\t0.01\t2026-11-02\tSKU-${at}\n`).join('');
    for (let sent = 0; sent < LINES; sent += 1000) yield Buffer.from(many);
  }
  const source = await flatFile({ stream: Readable.from(lines()), charset: 'ISO-8859-1' });
  let rows = 0;
  let first: number | null = null;
  let last = 0;
  for await (const batch of settlementRows(source, 'R', () => false)) {
    rows += batch.rows.length;
    if (rows > WARM) first ??= heldBytes();
    if (rows === LINES) last = heldBytes();
  }
  expect(rows).toBe(LINES + 1);
  expect(last).toBeGreaterThan(0);
  expect(last - first!).toBeLessThan(MOST_EXTRA_BYTES);
}, 120_000);
