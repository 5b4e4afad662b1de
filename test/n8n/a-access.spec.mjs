import { after, before, test } from 'node:test';
import { fillSignIn, openBrowser, screenshot, visit } from './support/browser.mjs';
import { editorUrl, owner, shippedWorkflows } from './support/editor.mjs';

let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser.close());

test('the first visitor becomes the owner', async () => {
  const page = await visit(browser);
  await page.goto(editorUrl);
  await page.waitForURL(/\/setup/);
  for (const field of ['email', 'firstName', 'lastName', 'password']) await page.locator(`input[name="${field}"]`).fill(owner[field]);
  await screenshot(page, 'setup');
  await page.locator('[data-test-id="form-submit-button"]').click();
  await page.waitForURL(/\/home/, { waitUntil: 'commit' });
});

test('the owner signs in, and sees every workflow of the package', async () => {
  const page = await visit(browser);
  await page.goto(`${editorUrl}/home/workflows`);
  await page.waitForURL(/\/signin/);
  await fillSignIn(page);
  const names = shippedWorkflows().map(({ name }) => name);
  const search = page.locator('[data-test-id="resources-list-search"] input, input[data-test-id="resources-list-search"]').first();
  await page.locator('[data-test-id="workflow-card-name"]').first().waitFor();
  await screenshot(page, 'workflows');
  for (const name of names) {
    await search.fill(name);
    await page.locator('[data-test-id="workflow-card-name"]', { hasText: name }).first().waitFor();
  }
});

test('a wrong password is refused', async () => {
  const page = await visit(browser);
  await page.goto(`${editorUrl}/signin`);
  await page.locator('input[name="emailOrLdapLoginId"]').fill(owner.email);
  await page.locator('input[name="password"]').fill('not the password');
  await page.locator('[data-test-id="form-submit-button"]').click();
  await page.getByText(/wrong username or password/i).waitFor();
});
