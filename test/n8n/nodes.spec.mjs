import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openBrowser, screenshot, visitAsOwner } from './support/browser.mjs';
import { editorUrl, nodes } from './support/editor.mjs';
import { signIn } from './support/rest.mjs';

/** What a person fills in, from top to bottom, of a node as it comes. */
const FIRST_PARAMETERS = {
  'Read Records': ['inputSource', 'binaryPropertyName', 'returnAll', 'limit'],
  'Map Fields': ['template', 'fieldMap', 'apiMappings', 'options'],
  'Customer API': ['resource', 'operation', 'endpoint'],
  'Customer Import': ['inputSource', 'binaryPropertyName', 'endpoint', 'template', 'fieldMap', 'apiMappings', 'dryRun', 'fresh', 'options'],
};

let browser;
before(async () => {
  await signIn();
  browser = await openBrowser();
});
after(() => browser.close());

async function creator(page) {
  await page.goto(`${editorUrl}/workflow/new`);
  await page.locator('[data-test-id="canvas-plus-button"]').waitFor();
  await page.locator('[data-test-id="node-creator-plus-button"]').click();
  await page.locator('[data-test-id="node-creator-search-bar"]').waitFor();
}

async function found(page, words) {
  await page.locator('[data-test-id="node-creator-search-bar"]').fill(words);
  await page.waitForTimeout(400);
  return (await page.locator('[data-test-id="node-creator-item-name"]').allTextContents()).map((name) => name.trim());
}

for (const node of nodes) {
  describe(node.name, () => {
    test('is found by its name and by other words for it', async () => {
      const page = await visitAsOwner(browser);
      await creator(page);
      for (const words of [node.name, ...node.words]) {
        const names = await found(page, words);
        assert.ok(names.includes(node.name), `“${words}” finds ${names.join(', ') || 'nothing'}`);
      }
      await page.context().close();
    });

    for (const colorScheme of ['light', 'dark']) {
      test(`opens with its ${colorScheme} icon, nothing red and its parameters in order`, async () => {
        const page = await visitAsOwner(browser, { colorScheme });
        await creator(page);
        await found(page, node.name);
        await page.locator('[data-test-id="node-creator-item-name"]', { hasText: node.name }).first().click();
        await page.waitForTimeout(600);
        await screenshot(page, `node-${slug(node)}-found-${colorScheme}`);
        await page.getByText(node.action ?? 'Add to workflow').click();
        await page.locator('[data-test-id="node-parameters"]').waitFor();
        await page.waitForTimeout(800);
        await screenshot(page, `node-${slug(node)}-${colorScheme}`);
        const icon = await shownIcon(page, '[data-test-id="ndv"] img');
        assert.match(icon.src, colorScheme === 'dark' ? /\.dark\.svg$/ : /\/[^.]+\.svg$/);
        assert.ok(icon.width > 0, `${icon.src} is no picture`);
        assert.equal(await page.locator('[data-test-id="parameter-issues"]').count(), 0, 'a parameter is red');
        assert.deepEqual(await firstParameters(page, node), FIRST_PARAMETERS[node.name]);
        await page.context().close();
      });
    }
  });
}

async function shownIcon(page, selector) {
  const picture = page.locator(selector).first();
  await picture.waitFor();
  return await picture.evaluate((element) => ({ src: element.src, width: element.naturalWidth }));
}

async function firstParameters(page, node) {
  const shown = await page.locator('[data-test-id="node-parameters"] [data-test-id^="parameter-input-"], [data-test-id="node-parameters"] [data-test-id^="fixed-collection-"], [data-test-id="node-parameters"] [data-test-id="collection-parameter-add"]')
    .evaluateAll((elements) => elements.map((element) => element.dataset.testId));
  const names = shown
    .map((id) => (id === 'collection-parameter-add' ? 'options' : id.replace(/^(parameter-input|fixed-collection)-/, '')))
    .filter((name) => !['field', 'item', 'add', 'notice'].includes(name));
  return names.slice(0, FIRST_PARAMETERS[node.name].length);
}

function slug({ name }) {
  return name.toLowerCase().replaceAll(' ', '-');
}
