import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, screenshot } from './support/browser.mjs';
import { editorUrl, sandboxUrl } from './support/editor.mjs';
import { signIn } from './support/rest.mjs';

const WORKFLOW = 'tribClientOnboarding';

let browser;
let rest;
let store;
before(async () => {
  rest = await signIn();
  await rest.publish(WORKFLOW);
  const credentials = await (await fetch(`${sandboxUrl}/__sandbox/credentials`)).json();
  store = credentials.find(({ id }) => id === 'tributaryWooCommerceApi').data;
  browser = await openBrowser();
});
after(() => browser.close());

async function firstPage(company) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1100 }, httpCredentials: { username: 'onboarding', password: 'sandbox-password' } });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`${editorUrl}/form/onboard-client`);
  await page.getByLabel('Company').fill(company);
  await page.getByLabel('E-mail').fill('owner@client.example');
  await page.getByLabel('Platform').selectOption('WooCommerce');
  await page.getByLabel('Name of the store').fill('Main Shop');
  await page.getByLabel('Sync').selectOption('Daily');
  await screenshot(page, `onboarding-1-${company.split(' ')[0].toLowerCase()}`);
  await page.locator('button[type=submit]').click();
  await page.getByLabel('Store URL').waitFor();
  return page;
}

async function secondPage(page, { url, consumerKey, consumerSecret }) {
  await page.getByLabel('Store URL').fill(url);
  await page.getByLabel('Consumer Key').fill(consumerKey);
  await page.getByLabel('Consumer Secret').fill(consumerSecret);
  assert.equal(await page.getByLabel('Consumer Secret').getAttribute('type'), 'password');
  await page.getByLabel('Allow HTTP').selectOption('true');
  await screenshot(page, 'onboarding-2');
  await page.locator('button[type=submit]').click();
}

test('nobody opens the form without its password', async () => {
  assert.equal((await fetch(`${editorUrl}/form/onboard-client`)).status, 401);
});

test('a form takes on a client and ends on its dashboard', async () => {
  const page = await firstPage('Alpine Goods Ltd');
  await secondPage(page, store);
  await page.locator('iframe[title="Dashboard"]').waitFor({ timeout: 120_000 });
  const dashboard = page.frameLocator('iframe[title="Dashboard"]');
  assert.match(await dashboard.locator('h1').first().innerText(), /Alpine Goods Ltd/);
  await page.waitForTimeout(500);
  await screenshot(page, 'onboarding-3-dashboard');
});

test('the editor finds the client, its store, and the fields that a connection needs', async () => {
  const ask = (kind, methodName, path, currentNodeParameters) => rest.post(`/rest/dynamic-node-parameters/${kind}`, {
    nodeTypeAndVersion: { name: 'n8n-nodes-tributary.clients', version: 1 }, path: `parameters.${path}`, methodName, currentNodeParameters,
    credentials: { warehouseApi: { id: 'tributaryWarehouse', name: 'Warehouse' } },
  });
  const update = { resource: 'connection', operation: 'update' };
  const clients = await ask('resource-locator-results', 'searchClients', 'clientId', update);
  const client = clients.results.find(({ name }) => name === 'Alpine Goods Ltd (alpine-goods-ltd)');
  const clientId = { __rl: true, mode: 'list', value: client.value };
  const stores = await ask('resource-locator-results', 'searchConnections', 'connectionId', { ...update, clientId });
  assert.deepEqual(stores.results.map(({ name }) => name), ['Main Shop (woocommerce)']);
  const connectionId = { __rl: true, mode: 'list', value: stores.results[0].value };
  const { fields } = await ask('resource-mapper-fields', 'getConnectionFields', 'fields', { ...update, clientId, connectionId });
  assert.deepEqual(fields.map(({ id }) => id), ['url', 'consumerKey', 'consumerSecret', 'authentication', 'allowHttp']);
});

test('a store that says no ends on a page that tells why, and no execution is kept', async () => {
  const page = await firstPage('Nobody Inc');
  await secondPage(page, { ...store, consumerSecret: 'cs_0000000000000000000000000000000000000000' });
  await page.getByText('The store was not added').waitFor({ timeout: 60_000 });
  assert.match(await page.locator('body').innerText(), /consumer key and secret/i);
  await screenshot(page, 'onboarding-3-refused');
  await page.waitForTimeout(2_000);
  const { results } = await rest.get(`/rest/executions?filter=${encodeURIComponent(JSON.stringify({ workflowId: WORKFLOW }))}&limit=5`);
  assert.deepEqual(results.filter(({ status }) => status !== 'waiting').map(({ id }) => id), []);
});
