import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser, screenshot, visitAsOwner } from './support/browser.mjs';
import { editorUrl, filesFolder, sandboxUrl } from './support/editor.mjs';
import { signIn } from './support/rest.mjs';

const strict = `${sandboxUrl}/strict`;

/** Each kind of sign-in to a customer API: what makes it good, the one change that makes it bad, and what a person is then told. */
const KINDS = [
  {
    kind: 'Bearer Token', good: { baseUrl: strict, bearerToken: 'sandbox-bearer-token' },
    bad: { bearerToken: 'expired' }, told: /does not know this credential \(401\)/,
  },
  {
    kind: 'API Key Header', good: { baseUrl: strict, apiKey: 'sandbox-api-key' },
    bad: { headerName: 'X-Wrong-Header' }, told: /does not know this credential \(401\)/,
  },
  {
    kind: 'Basic', good: { baseUrl: strict, username: 'sandbox-user', password: 'sandbox-password' },
    bad: { password: 'wrong' }, told: /does not know this credential \(401\)/,
  },
  {
    kind: 'OAuth2 Client Credentials',
    good: { baseUrl: strict, tokenUrl: `${strict}/oauth/token`, clientId: 'sandbox-client', clientSecret: 'sandbox-client-secret' },
    bad: { clientSecret: 'wrong' }, told: /refused the client \(401\)|token URL/i,
  },
  {
    kind: 'None', good: { baseUrl: `${sandboxUrl}/jsonplaceholder`, healthEndpoint: '/users' },
    bad: { healthEndpoint: '/nowhere' }, told: /Nothing answers at the health endpoint \(404\)/,
  },
];

/** Credentials of stores, of Sigma and of the warehouse; `choices` are picked from lists first. */
const TYPES = [
  {
    type: 'Shopify Store API', id: 'tributaryShopifyApi', fields: ['shop', 'clientId', 'clientSecret', 'baseUrl'],
    bad: { clientSecret: 'shpss_wrong' }, told: /does not know this client ID or secret \(40[01]\)/,
  },
  {
    type: 'Amazon Seller API', id: 'tributaryAmazonSellerApi', fields: ['clientId', 'clientSecret', 'refreshToken', 'baseUrl'],
    choices: { environment: 'Custom Base URL' }, bad: { refreshToken: 'Atzr|taken-back' }, told: /does not accept the refresh token \(400\)/,
  },
  {
    type: 'WooCommerce Store API', id: 'tributaryWooCommerceApi', fields: ['url', 'consumerKey', 'consumerSecret'], switches: ['allowHttp'],
    bad: { consumerSecret: `cs_${'0'.repeat(40)}` }, told: /does not know this key \(401\)/,
  },
  {
    type: 'Sigma API', id: 'tributarySigmaApi', fields: ['baseUrl', 'clientId', 'clientSecret'],
    choices: { region: 'Custom Base URL' }, bad: { clientSecret: 'wrong' }, told: /client ID|does not know this client/i,
  },
  {
    type: 'Warehouse', data: { folder: path.join(filesFolder, 'tried-warehouse'), encryptionKey: 'a passphrase of many letters' },
    bad: { encryptionKey: 'short' }, told: /16 characters|32 bytes/,
  },
];

let browser;
let page;
let seeded;
before(async () => {
  await signIn();
  seeded = await (await fetch(`${sandboxUrl}/__sandbox/credentials`)).json();
  browser = await openBrowser();
  page = await visitAsOwner(browser);
});
after(() => browser.close());

for (const { kind, good, bad, told } of KINDS) {
  test(`Customer API, ${kind}: tested when saved, and says what is wrong when it is`, async () => {
    await newCredential('Customer API');
    await choose('authentication', kind);
    await fill(good);
    await isGood(slug(kind));
    await fill(bad);
    await isBad(slug(kind), told, kind === 'None' ? [] : Object.values(bad));
  });
}

for (const { type, id, fields, data, choices = {}, switches = [], bad, told } of TYPES) {
  test(`${type}: tested when saved, and says what is wrong when it is`, async () => {
    await newCredential(type);
    for (const [name, choice] of Object.entries(choices)) await choose(name, choice);
    const values = data ?? seeded.find((credential) => credential.id === id).data;
    await fill(Object.fromEntries((fields ?? Object.keys(values)).map((name) => [name, values[name]])));
    for (const name of switches) await page.locator(`[data-test-id="parameter-input-${name}"] [role="switch"], [data-test-id="parameter-input-${name}"] .el-switch`).first().click();
    await isGood(slug(type));
    await fill(bad);
    await isBad(slug(type), told, Object.values(bad));
  });
}

test('an address where nothing listens is told as such', async () => {
  await newCredential('Customer API');
  await choose('authentication', 'None');
  await fill({ baseUrl: 'http://127.0.0.1:9' });
  await isBad('unreachable', /refused|reach|connect ECONNREFUSED/i);
});

async function newCredential(name) {
  await page.goto(`${editorUrl}/home/credentials/create`);
  const type = page.locator('[data-test-id="new-credential-type-select"] input');
  await type.waitFor();
  await type.fill(name);
  await page.locator('[data-test-id="new-credential-type-select-option"]', { hasText: new RegExp(`^\\s*${name}\\s*$`) }).first().click();
  await page.locator('[data-test-id="new-credential-type-button"]').click();
  await page.locator('[data-test-id="credential-save-button"]').waitFor();
}

async function choose(parameter, option) {
  await page.locator(`[data-test-id="parameter-input-${parameter}"]`).click();
  await page.getByRole('option', { name: option }).first().click();
}

async function fill(values) {
  for (const [name, value] of Object.entries(values)) await page.locator(`[data-test-id="parameter-input-${name}"] input`).first().fill(value);
}

async function isGood(name) {
  await page.locator('[data-test-id="credential-save-button"]').click();
  await page.getByText('Connection tested successfully').waitFor();
  await screenshot(page, `credential-${name}-good`);
}

async function isBad(name, told, secrets = []) {
  await page.locator('[data-test-id="credential-save-button"]').click();
  await page.getByText('Couldn’t connect with these settings').waitFor();
  await page.getByText('More details').click();
  const modal = page.locator('[data-test-id="editCredential-modal"]');
  await modal.getByText(told).first().waitFor({ timeout: 5_000 }).catch(async () => assert.match(await modal.innerText(), told));
  await screenshot(page, `credential-${name}-bad`);
  const shown = await modal.innerText();
  for (const secret of secrets) assert.ok(!shown.includes(`${secret} `), 'the message repeats what was typed');
}

function slug(kind) {
  return kind.toLowerCase().replaceAll(' ', '-');
}
