import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, describe, test } from 'node:test';
import Papa from 'papaparse';
import { openBrowser, screenshot, visit } from './support/browser.mjs';
import { editorUrl, sample, sandboxUrl, shippedWorkflows } from './support/editor.mjs';
import { signIn } from './support/rest.mjs';

const WORKFLOW = 'tribCustomerImport';

let browser;
let page;
let report;
before(async () => {
  const rest = await signIn();
  await fetch(`${sandboxUrl}/__sandbox/reset`, { method: 'POST' });
  await rest.publish(WORKFLOW);
  browser = await openBrowser();
  page = await visit(browser);
});
after(() => browser.close());

function formAddress() {
  const trigger = shippedWorkflows().find(({ id }) => id === WORKFLOW).nodes.find(({ type }) => type === 'n8n-nodes-base.formTrigger');
  return `${editorUrl}/form/${trigger.parameters.options.path}`;
}

describe('the form in the browser', () => {
  test('takes a file and ends on the page of its outcomes', async () => {
    await page.goto(formAddress());
    await screenshot(page, 'form');
    await page.locator('input[type=file]').setInputFiles(sample);
    await page.locator('button[type=submit]').click();
    await page.locator('iframe[title="Import report"]').waitFor({ timeout: 120_000 });
    report = page.frameLocator('iframe[title="Import report"]');
    await report.locator('h1').waitFor();
    await page.waitForTimeout(500);
    await screenshot(page, 'form-result');
    const stored = await (await fetch(`${sandboxUrl}/__sandbox/customers`)).json();
    assert.ok(stored.length > 1_000, `the API holds ${stored.length} customers`);
    assert.match(await report.locator('h1').innerText(), new RegExp(stored.length.toLocaleString('en-US')));
  });

  test('the page moves to its sections and shows every outcome', async () => {
    await report.getByRole('link', { name: 'Mapping' }).first().click();
    await page.waitForTimeout(500);
    assert.match(await report.locator('body').innerText(), /Created[\s\S]*Rejected[\s\S]*Failed/);
    assert.ok(await report.locator('#mapping-section').evaluate((section) => section.getBoundingClientRect().top < window.innerHeight), 'the page did not move');
    await screenshot(page, 'form-result-mapping');
  });

  test('the rejected rows come as a file with the reason beside each', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /rejected rows/ }).click()]);
    assert.equal(download.suggestedFilename(), 'rejected.csv');
    const text = fs.readFileSync(await download.path(), 'utf8').replace(/^\ufeff/, '');
    const columns = fs.readFileSync(sample, 'utf8').replace(/^\ufeff/, '').split('\r\n')[0].split(',').map((name) => name.trim());
    assert.ok(text.startsWith([...columns, 'line', 'code', 'field', 'message'].join(',')), text.slice(0, 200));
    const said = Number(/(\d+) rejected rows/.exec(await page.getByRole('link', { name: /rejected rows/ }).innerText())[1]);
    const rows = Papa.parse(text, { header: true, skipEmptyLines: true }).data;
    assert.equal(rows.length, said);
    assert.ok(rows.every((row) => Number(row.line) > 1 && row.code && row.message), 'a row has no line, code or message');
  });

  test('the same file again changes nothing', async () => {
    const before = (await (await fetch(`${sandboxUrl}/__sandbox/customers`)).json()).length;
    await page.goto(formAddress());
    await page.locator('input[type=file]').setInputFiles(sample);
    await page.locator('button[type=submit]').click();
    await page.locator('iframe[title="Import report"]').waitFor({ timeout: 60_000 });
    assert.equal((await (await fetch(`${sandboxUrl}/__sandbox/customers`)).json()).length, before);
    assert.match(await page.frameLocator('iframe').locator('body').innerText(), new RegExp(`${before.toLocaleString('en-US')} unchanged`));
  });

  test('a file that is no table is refused in words', async () => {
    await page.goto(formAddress());
    await page.locator('input[type=file]').setInputFiles({ name: 'photo.csv', mimeType: 'text/csv', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]) });
    await page.locator('button[type=submit]').click();
    await page.getByText('The file was not imported').waitFor({ timeout: 30_000 });
    await screenshot(page, 'form-refused');
    assert.match(await page.locator('body').innerText(), /binary|not text|picture|image/i);
  });
});
