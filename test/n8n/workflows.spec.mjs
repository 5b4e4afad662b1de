import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openBrowser, openWorkflow, screenshot, visitAsOwner } from './support/browser.mjs';
import { shippedWorkflows } from './support/editor.mjs';
import { signIn } from './support/rest.mjs';

let browser;
let page;
let rest;
before(async () => {
  rest = await signIn();
  browser = await openBrowser();
  page = await visitAsOwner(browser);
});
after(() => browser.close());

test('a node that is missing or a parameter that is red would be seen', async () => {
  const broken = await rest.post('/rest/workflows', {
    name: 'Broken on purpose', connections: {}, settings: {},
    nodes: [
      { id: 'a', name: 'Missing', type: 'n8n-nodes-nowhere.nothing', typeVersion: 1, position: [0, 0], parameters: {} },
      { id: 'b', name: 'Red', type: 'n8n-nodes-tributary.customerImport', typeVersion: 1, position: [240, 0], parameters: { inputSource: 'file', filePath: '' } },
    ],
  });
  await openWorkflow(page, broken.id);
  await page.locator('[data-test-id="node-not-installed"]').waitFor();
  await page.locator('[data-test-id="node-issues"]').waitFor();
});

for (const workflow of shippedWorkflows()) {
  describe(workflow.name, () => {
    test('opens whole: every node known, nothing red, explained', async () => {
      await openWorkflow(page, workflow.id);
      await page.locator('[data-test-id="zoom-to-fit"]').click();
      await page.waitForTimeout(1200);
      await screenshot(page, `workflow-${workflow.file}`);
      const isNote = ({ type }) => type === 'n8n-nodes-base.stickyNote';
      const drawn = await page.locator('[data-test-id="canvas-node"][data-node-type]:not([data-node-type="n8n-nodes-base.stickyNote"])').count();
      assert.equal(drawn, workflow.nodes.filter((node) => !isNote(node)).length);
      assert.equal(await page.locator('[data-test-id="node-not-installed"]').count(), 0, 'a node is not installed');
      assert.equal(await page.locator('[data-test-id="node-issues"]').count(), 0, 'a node has an issue');
      for (const { parameters } of workflow.nodes.filter(isNote)) await noteIsShown(parameters.content);
    });
  });
}

async function noteIsShown(content) {
  // n8n sets a straight apostrophe as a curly one.
  const title = content.split('\n')[0].replace(/^#+\s*/, '').replaceAll("'", '’');
  await page.locator('[data-test-id="sticky"]', { hasText: title }).first().waitFor({ state: 'visible', timeout: 5_000 });
}
