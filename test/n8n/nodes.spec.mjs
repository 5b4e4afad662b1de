import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openBrowser, screenshot, visitAsOwner } from './support/browser.mjs';
import { editorUrl, nodes } from './support/editor.mjs';
import { signIn } from './support/rest.mjs';

const STORE = ['connectWith', 'resource', 'operation'];

/** What a person fills in, from top to bottom, of a node as it comes; "options" is any collection. */
const PARAMETERS = {
  readRecords: ['inputSource', 'binaryPropertyName', 'returnAll', 'limit'],
  mapFields: ['template', 'fieldMap', 'apiMappings', 'options'],
  customerApi: ['resource', 'operation', 'endpoint'],
  customerImport: ['destination', 'operation', 'inputSource', 'binaryPropertyName', 'endpoint', 'template', 'fieldMap', 'apiMappings', 'dryRun', 'fresh', 'options'],
  sigma: ['resource', 'operation', 'output', 'returnAll'],
  shopify: [...STORE, 'returnAll', 'limit', 'options'],
  shopifyTrigger: ['connectWith', 'topics', 'filter', 'writeToWarehouse'],
  amazonSeller: [...STORE, 'version', 'by', 'after'],
  wooCommerceStore: [...STORE, 'returnAll', 'limit', 'options'],
  wooCommerceStoreTrigger: ['connectWith', 'topics', 'writeToWarehouse'],
  clients: ['resource', 'operation', 'clientId', 'platform', 'name', 'fieldsFrom'],
  storeSync: ['connectWith', 'clientId', 'connectionId', 'options'],
  warehouse: ['resource', 'operation', 'clientId'],
  dashboard: ['clients', 'clientId', 'period', 'options'],
};

let browser;
let page;
before(async () => {
  await signIn();
  browser = await openBrowser();
  page = await visitAsOwner(browser);
});
after(() => browser.close());

test('every node is found by its name and by other words for it', async () => {
  await openCreator();
  for (const node of nodes) {
    for (const words of [node.name, ...node.words]) {
      await search(words);
      await entry(node).waitFor({ timeout: 5_000 }).catch(() => assert.fail(`“${words}” does not find ${node.name}`));
    }
  }
});

for (const node of nodes) {
  const kind = node.type.split('.')[1];
  test(`${kind} opens with its icons, nothing red and its parameters in order`, async () => {
    await openCreator();
    await search(node.name);
    await entry(node).click();
    const action = await actionOf(node);
    await screenshot(page, `node-${kind}-found`);
    await action.click();
    await page.locator('[data-test-id="node-parameters"]').waitFor();
    for (const colorScheme of ['dark', 'light']) {
      await page.emulateMedia({ colorScheme });
      assert.ok(await pictureWidth(colorScheme) > 0, `the ${colorScheme} icon is no picture`);
      await screenshot(page, `node-${kind}-${colorScheme}`);
    }
    assert.equal(await page.locator('[data-test-id="parameter-issues"]').count(), 0, 'a parameter is red');
    assert.deepEqual(await parametersShown(PARAMETERS[kind].length), PARAMETERS[kind]);
  });
}

for (const [kind, own] of [['shopifyTrigger', ['topics', 'filter']], ['wooCommerceStoreTrigger', ['topics']]]) {
  test(`${kind} asks for the Warehouse, and not for a store, when it connects with a client’s connection`, async () => {
    const node = nodes.find(({ type }) => type.endsWith(`.${kind}`));
    await openCreator();
    await search(node.name);
    await entry(node).click();
    await (await actionOf(node)).click();
    await page.locator('[data-test-id="parameter-input-connectWith"]').click();
    await page.getByRole('option', { name: /Client Connection/ }).click();
    await page.locator('[data-test-id="parameter-input-writeToConnection"]').waitFor();
    await screenshot(page, `node-${kind}-connection`);
    const wanted = ['connectWith', 'clientId', 'connectionId', ...own, 'writeToConnection'];
    assert.deepEqual(await parametersShown(wanted.length), wanted);
    const credential = page.locator('[data-test-id="node-credentials-select"]');
    assert.equal(await credential.count(), 1);
    await credential.click();
    await page.locator('[data-test-id="node-credentials-select-item-tributaryWarehouse"]').waitFor();
    assert.equal(await page.getByRole('option', { name: 'Store API' }).count(), 0, 'a credential of the store is offered');
  });
}

test('no credential type has the name of one of n8n’s own, which it would take the place of', async () => {
  const types = await (await page.request.get(`${editorUrl}/types/credentials.json`)).json();
  const isOwn = ({ iconUrl }) => JSON.stringify(iconUrl ?? '').includes('n8n-nodes-tributary');
  const own = types.filter(isOwn).map(({ name }) => name).sort();
  assert.deepEqual(own, ['amazonSellerApi', 'customerApi', 'shopifyStoreApi', 'sigmaApi', 'warehouseApi', 'wooCommerceStoreApi']);
  assert.deepEqual(types.filter((type) => own.includes(type.name) && !isOwn(type)), []);
});

async function openCreator() {
  await page.goto(`${editorUrl}/workflow/new`);
  await page.locator('[data-test-id="canvas-plus-button"]').waitFor();
  await page.locator('[data-test-id="node-creator-plus-button"]').click();
  await page.locator('[data-test-id="node-creator-search-bar"]').waitFor();
}

async function search(words) {
  await page.locator('[data-test-id="node-creator-search-bar"]').fill(words);
}

/** The package's node in the list, whatever else of that name n8n has. */
function entry({ name }) {
  const ours = page.locator('[data-test-id="item-iterator-item"]').filter({ has: page.locator('img[src*="/n8n-nodes-tributary/"]') });
  return ours.filter({ has: page.locator('[data-test-id="node-creator-item-name"]', { hasText: new RegExp(`^\\s*${name}\\s*$`) }) }).first();
}

/** What adds the node; n8n folds the actions of a node that also has a trigger. */
async function actionOf({ action }) {
  if (!action) return page.getByText('Add to workflow');
  const shown = page.getByText(action, { exact: true }).first();
  const heading = page.getByText(/^Actions \(\d+\)$/);
  await shown.or(heading).first().waitFor();
  // The heading may come before the actions below it, and a click then folds them: only what stays away is unfolded.
  for (let tries = 0; tries < 3 && !(await comes(shown)); tries += 1) await heading.click();
  await shown.waitFor();
  return shown;
}

async function comes(locator) {
  return await locator.waitFor({ timeout: 2_000 }).then(() => true, () => false);
}

async function pictureWidth(colorScheme) {
  const ending = colorScheme === 'dark' ? '[src$=".dark.svg"]' : ':not([src$=".dark.svg"])';
  const picture = page.locator(`[data-test-id="ndv"] img[src*="/n8n-nodes-tributary/"]${ending}`).first();
  await picture.waitFor();
  return await picture.evaluate(async (element) => {
    await element.decode().catch(() => undefined);
    return element.naturalWidth;
  });
}

async function parametersShown(count) {
  const within = ['parameter-input-', 'fixed-collection-'].map((start) => `[data-test-id="node-parameters"] [data-test-id^="${start}"]`);
  const shown = await page.locator([...within, '[data-test-id="node-parameters"] [data-test-id="collection-parameter-add"]'].join(', '))
    .evaluateAll((elements) => elements.map((element) => element.dataset.testId));
  const names = shown
    .map((id) => (id === 'collection-parameter-add' ? 'options' : id.replace(/^(parameter-input|fixed-collection)-/, '')))
    .filter((name) => !['field', 'item', 'add', 'notice'].includes(name));
  return names.slice(0, count);
}
