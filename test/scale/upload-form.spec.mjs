import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, screenshot, visit } from '../n8n/support/browser.mjs';
import { sandboxUrl, shippedWorkflows } from '../n8n/support/editor.mjs';
import { signIn } from '../n8n/support/rest.mjs';

const WORKFLOW = 'tribCustomerImportShard';
const ROWS = 3_000;

let browser;
before(async () => {
  const rest = await signIn();
  await rest.publish(WORKFLOW);
  await fetch(`${sandboxUrl}/__sandbox/reset`, { method: 'POST' });
  browser = await openBrowser();
});
after(() => browser?.close());

test('the form waits for all shards and ends on their page, with the rejected rows to download', { timeout: 300_000 }, async () => {
  const page = await visit(browser);
  const form = shippedWorkflows().find(({ id }) => id === WORKFLOW).nodes.find(({ type }) => type === 'n8n-nodes-base.formTrigger');
  await page.goto(`${process.env.TRIBUTARY_WEBHOOKS}/form/${form.parameters.options.path}`);
  const rows = Array.from({ length: ROWS }, (_, index) => `Customer ${index},f${index}@form.example`);
  const content = `name,email\n${rows.join('\n')}\nBad,nope\n`;
  await page.locator('input[type=file]').setInputFiles({ name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });
  await page.locator('button[type=submit]').click();
  await page.locator('iframe[title="Import report"]').waitFor({ timeout: 240_000 });
  const report = page.frameLocator('iframe[title="Import report"]');
  assert.match(await report.locator('h1').innerText(), /3,000 of 3,001/);
  assert.match(await report.locator('body').innerText(), /\d shards on \d worker/);
  await report.getByRole('link', { name: 'Shards' }).first().click();
  await page.waitForTimeout(500);
  await screenshot(page, 'scale-form-result');
  await page.getByRole('link', { name: /1 rejected rows/ }).waitFor();
  const customers = await (await fetch(`${sandboxUrl}/__sandbox/customers`)).json();
  assert.equal(customers.length, ROWS);
});
