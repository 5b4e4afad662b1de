import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { editorUrl, owner, root } from './editor.mjs';
import { session } from './rest.mjs';

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];
const SCREENS = path.join(root, 'out', 'screens');

export async function openBrowser() {
  return await chromium.launch({ executablePath: process.env.TRIBUTARY_CHROMIUM, headless: true, args: FLAGS });
}

/** A page of a fresh visitor. */
export async function visit(browser, { colorScheme = 'light' } = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme, acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

/** A page of the signed-in owner. */
export async function visitAsOwner(browser, options) {
  const page = await visit(browser, options);
  const cookies = (await session()).split('; ').map((pair) => pair.split('='));
  await page.context().addCookies(cookies.map(([name, value]) => ({ name, value, url: editorUrl })));
  return page;
}

export async function fillSignIn(page) {
  await page.locator('input[name="emailOrLdapLoginId"]').fill(owner.email);
  await page.locator('input[name="password"]').fill(owner.password);
  await page.locator('[data-test-id="form-submit-button"]').click();
}

/** Opens a workflow in the editor; resolves when its nodes are drawn. */
export async function openWorkflow(page, id) {
  await page.goto(`${editorUrl}/workflow/${id}`);
  await page.locator('[data-test-id="canvas-node"]').first().waitFor();
}

/** Keeps the page as `out/screens/<name>.png`. */
export async function screenshot(page, name, options = {}) {
  fs.mkdirSync(SCREENS, { recursive: true });
  await page.screenshot({ path: path.join(SCREENS, `${name}.png`), ...options });
}
