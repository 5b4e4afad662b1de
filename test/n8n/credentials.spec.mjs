import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openBrowser, screenshot, visitAsOwner } from './support/browser.mjs';
import { editorUrl, sandboxUrl } from './support/editor.mjs';
import { signIn } from './support/rest.mjs';

const strict = `${sandboxUrl}/strict`;

/** Each kind of sign-in: what makes it good, the one change that makes it bad, and what a person is then told. */
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

let browser;
before(async () => {
  await signIn();
  browser = await openBrowser();
});
after(() => browser.close());

for (const { kind, good, bad, told } of KINDS) {
  describe(`Customer API credential, ${kind}`, () => {
    test('is tested when saved, and says what is wrong when it is', async () => {
      const page = await visitAsOwner(browser);
      await newCredential(page);
      await choose(page, kind);
      await fill(page, good);
      await save(page);
      await page.getByText('Connection tested successfully').waitFor();
      await screenshot(page, `credential-${slug(kind)}-good`);

      await fill(page, bad);
      await save(page);
      await page.getByText('Couldn’t connect with these settings').waitFor();
      await page.getByText('More details').click();
      await page.waitForTimeout(400);
      await screenshot(page, `credential-${slug(kind)}-bad`);
      const shown = await page.locator('[data-test-id="editCredential-modal"]').innerText();
      assert.match(shown, told);
      for (const secret of Object.values(bad)) assert.ok(kind === 'None' || !shown.includes(`${secret} `), 'the message repeats what was typed');
      await page.context().close();
    });
  });
}

test('an address where nothing listens is told as such', async () => {
  const page = await visitAsOwner(browser);
  await newCredential(page);
  await choose(page, 'None');
  await fill(page, { baseUrl: 'http://127.0.0.1:9' });
  await save(page);
  await page.getByText('Couldn’t connect with these settings').waitFor();
  await page.getByText('More details').click();
  await page.waitForTimeout(400);
  await screenshot(page, 'credential-unreachable');
  assert.match(await page.locator('[data-test-id="editCredential-modal"]').innerText(), /refused|reach|connect ECONNREFUSED/i);
});

async function newCredential(page) {
  await page.goto(`${editorUrl}/home/credentials/create`);
  const type = page.locator('[data-test-id="new-credential-type-select"] input');
  await type.waitFor();
  await type.fill('Customer API');
  await page.locator('[data-test-id="new-credential-type-select-option"]', { hasText: 'Customer API' }).first().click();
  await page.locator('[data-test-id="new-credential-type-button"]').click();
  await page.locator('[data-test-id="parameter-input-baseUrl"]').waitFor();
}

async function choose(page, kind) {
  await page.locator('[data-test-id="parameter-input-authentication"]').click();
  await page.getByRole('option', { name: kind }).first().click();
}

async function fill(page, values) {
  for (const [name, value] of Object.entries(values)) await page.locator(`[data-test-id="parameter-input-${name}"] input`).first().fill(value);
}

async function save(page) {
  await page.locator('[data-test-id="credential-save-button"]').click();
}

function slug(kind) {
  return kind.toLowerCase().replaceAll(' ', '-');
}
