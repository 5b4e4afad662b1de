import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openBrowser, openWorkflow, screenshot, visitAsOwner } from './support/browser.mjs';
import { sandboxUrl } from './support/editor.mjs';
import { signIn } from './support/rest.mjs';
import { finished, runByHand, textOf } from './support/runs.mjs';

let browser;
let page;
let rest;
before(async () => {
  rest = await signIn();
  browser = await openBrowser();
  page = await visitAsOwner(browser);
});
after(() => browser.close());

/** As a person does it: opens the workflow, clicks, and waits until the editor says how it went. */
async function runInEditor(id, name) {
  const since = Date.now() - 1_000;
  await openWorkflow(page, id);
  await page.locator('[data-test-id="execute-workflow-button"]').first().click();
  const run = finished(await rest.execution(id, since, 120_000));
  await page.getByText(/Workflow executed successfully|Problem in node|Problem executing/).first().waitFor();
  await page.locator('[data-test-id="zoom-to-fit"]').click();
  await page.waitForTimeout(800);
  await screenshot(page, `run-${name}`);
  return run;
}

async function showPage(item, name) {
  const html = await textOf(rest, item.binary.page);
  const shown = await page.context().newPage();
  await shown.setContent(html);
  await shown.waitForTimeout(500);
  await screenshot(shown, `dashboard-${name}`);
  const heading = await shown.locator('h1').first().innerText();
  await shown.close();
  return heading;
}

describe('one store', () => {
  test('of Shopify: a click in the editor ends with rows and a page', async () => {
    const run = await runInEditor('tribShopifySync', 'shopify-sync');
    assert.equal(run.error, undefined);
    const streams = run.items('Store Sync').map(({ json }) => json);
    const { orders } = await (await fetch(`${sandboxUrl}/shopify/tributary-demo/__truth`)).json();
    assert.equal(streams.find(({ stream }) => stream === 'orders').created, orders.length);
    assert.ok(streams.every(({ state }) => state === 'succeeded'), JSON.stringify(streams.map(({ stream, state }) => [stream, state])));
    assert.ok(run.items('Lines').length > 0, 'no order is to be sent');
    assert.match(await showPage(run.items('Dashboard')[0], 'shopify'), /Shopify store/);
  });

  for (const [platform, id, heading] of [['WooCommerce', 'tribWooSync', /WooCommerce/], ['Amazon', 'tribAmazonSync', /Amazon/]]) {
    test(`of ${platform} is synced by its workflow, which ends with a page`, async () => {
      const run = await runByHand(rest, id);
      assert.equal(run.error, undefined);
      const created = run.items('Store Sync').filter(({ json }) => json.state === 'succeeded').map(({ json }) => json.created);
      assert.ok(created.length > 1 && created.some((count) => count > 100), `rows per stream: ${created}`);
      assert.match(await showPage(run.items('Dashboard')[0], platform.toLowerCase()), heading);
    });
  }
});

describe('the stores of the clients that a new editor has', () => {
  test('what is due is synced by a click in the editor; it ends with a page for the client and one about all', async () => {
    const run = await runInEditor('tribStoreSync', 'store-sync-scheduled');
    assert.equal(run.error, undefined);
    const streams = run.items('Store Sync').map(({ json }) => json).filter(({ clientId }) => clientId === 'alder');
    assert.deepEqual([...new Set(streams.map(({ platform }) => platform))].sort(), ['shopify', 'woocommerce']);
    assert.ok(streams.every(({ state, created, read }) => state === 'succeeded' && created === read), JSON.stringify(streams));
    const own = run.items('Dashboard').find(({ json }) => json.clientId === 'alder');
    assert.match(await showPage(own, 'alder'), /Alder & Sons/);
    assert.equal(run.items('Dashboard', 1).length, 1);
    await showPage(run.items('Dashboard', 1)[0], 'overview');
  });

  test('right afterwards nothing of it is due', async () => {
    const run = await runByHand(rest, 'tribStoreSync');
    assert.equal(run.error, undefined);
    assert.deepEqual(run.items('List Due').filter(({ json }) => json.clientId === 'alder'), []);
  });

  test('sales of all stores are added up', async () => {
    const run = await runByHand(rest, 'tribAggregation');
    assert.equal(run.error, undefined);
    assert.ok(run.items('Sales per Store').length >= 3, 'fewer stores than were synced');
  });
});
