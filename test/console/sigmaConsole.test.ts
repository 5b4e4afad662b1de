import fs from 'node:fs';
import path from 'node:path';
import { CredentialStore } from '../../runner/engine/credentialStore';
import type { Engine } from '../../runner/engine/engine';
import { serveWorkflows, type WebhookServer } from '../../runner/engine/webhooks/server';
import { startSandbox, type Sandbox } from '../../sandbox';
import { projectRoot } from '../nodes/nodeRun';
import { sigmaCredential, sigmaEngine } from '../nodes/sigmaRun';
import { shipped } from '../workflows/shipped';
import { Browser, findChromium, type Page } from './support/browser';
import { Front } from './support/front';

const KEY = 'console-key-for-tests';
const PICTURES = path.join(projectRoot, 'out', 'console');
const chromium = findChromium();

let engine: Engine;
let sandbox: Sandbox;
let browser: Browser;
const servers: WebhookServer[] = [];
const fronts: Front[] = [];

async function serve(credential: ReturnType<typeof sigmaCredential>): Promise<Front> {
  const workflow = shipped('sigma-api.json');
  const credentials = new CredentialStore({ sigmaApi: credential, httpHeaderAuth: { name: 'X-API-Key', value: KEY } });
  const server = await serveWorkflows(engine, { workflows: [{ workflow, credentials }] });
  const front = await Front.start(server.url);
  servers.push(server);
  fronts.push(front);
  return front;
}

const openConsole = (front: Front, width?: number, height?: number) => browser.page(`${front.url}/webhook/api/sigma/console`, width, height);

async function signIn(page: Page, key = KEY): Promise<void> {
  await page.type('#key', key);
  await page.press('Enter', 13, '\r');
}

async function connected(page: Page): Promise<void> {
  await signIn(page);
  await page.until(`document.getElementById('status').dataset.state === 'connected' && document.querySelectorAll('#cards > li').length > 0`);
}

/** Without a browser there is nothing to see: the reason is printed once, above. */
const inBrowser = (name: string, test: () => Promise<void>) => it(name, async () => { if (chromium) await test(); }, 90_000);

beforeAll(async () => {
  if (!chromium) return;
  engine = await sigmaEngine();
  sandbox = await startSandbox();
  browser = await Browser.start(chromium);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  fronts.forEach((front) => front.close());
  for (const server of servers) await server.close();
  await sandbox?.close();
  await engine?.close();
});

describe('the Sigma console in a browser', () => {
  let front: Front;
  let page: Page;
  beforeAll(async () => {
    if (!chromium) return;
    front = await serve(sigmaCredential(sandbox.url));
    page = await openConsole(front);
  }, 60_000);

  inBrowser('refuses a wrong key with a sentence and asks again', async () => {
    await signIn(page, 'a-wrong-key');
    await page.until(`document.getElementById('sign-in-problem').textContent.includes('does not accept this key')`);
    expect(await page.value('document.getElementById("work").hidden')).toBe(true);
  });

  inBrowser('connects and shows user, cloud and address', async () => {
    await connected(page);
    expect(await page.text('#status')).toBe('Connected');
    expect(await page.text('#where')).toMatch(/Custom · http.*\/sigma\/aws-us-west · user e0000000/);
    await page.screenshot(path.join(PICTURES, 'desktop-connections.png'));
  });

  inBrowser('shows every list, with markup in names as text', async () => {
    const shown: Record<string, [string, number]> = {};
    for (const tab of ['connections', 'workbooks', 'workspaces', 'datasets', 'teams', 'members']) {
      await page.click(`#tab-${tab}`);
      await page.until(`document.getElementById('count').textContent.includes('${tab} · page') && document.getElementById('list-panel').getAttribute('aria-busy') === 'false'`);
      shown[tab] = [await page.text('#count'), await page.value<number>(`document.querySelectorAll('#cards > li').length`)];
    }
    expect(shown).toEqual({
      connections: ['12 connections · page 1 of 1', 12], workbooks: ['260 workbooks · page 1 of 11', 25], workspaces: ['30 workspaces · page 1 of 2', 25],
      datasets: ['55 datasets · page 1 of 3', 25], teams: ['40 teams · page 1 of 2', 25], members: ['1203 members · page 1 of 49', 25],
    });
    await page.click('#tab-workbooks');
    await page.until(`document.querySelector('#cards h3')?.textContent === 'Orders <1>'`);
    await page.screenshot(path.join(PICTURES, 'desktop-workbooks.png'));
  });

  inBrowser('pages first, previous, next and last, in five sizes', async () => {
    await page.click('#tab-members');
    const at = async (text: string) => page.until(`document.getElementById('count').textContent === '1203 members · page ${text}'`);
    await at('1 of 49');
    expect(await page.value(`[...document.querySelectorAll('[data-go]')].map((button) => button.disabled)`)).toEqual([true, true, false, false]);
    await page.click('[data-go=next]');
    await at('2 of 49');
    await page.click('[data-go=last]');
    await at('49 of 49');
    expect(await page.value(`document.querySelectorAll('#cards > li').length`)).toBe(3);
    await page.click('[data-go=previous]');
    await at('48 of 49');
    await page.click('[data-go=first]');
    await at('1 of 49');
    const pages: Record<string, string> = {};
    for (const size of ['50', '100', '500', '1000', '25']) {
      await page.choose('#size', size);
      await page.until(`document.getElementById('count').textContent === '1203 members · page 1 of ${Math.ceil(1203 / Number(size))}' && document.querySelectorAll('#cards > li').length === ${size}`);
      pages[size] = await page.text('#count');
    }
    expect(Object.keys(pages)).toHaveLength(5);
  });

  inBrowser('says when the connection is lost, and goes on when it is back', async () => {
    front.online = false;
    await page.click('#reload');
    await page.until(`document.getElementById('status').dataset.state === 'offline' && !document.getElementById('retry').hidden`);
    expect(await page.text('#list-problem')).toContain('cannot be reached');
    await page.screenshot(path.join(PICTURES, 'desktop-offline.png'));
    front.online = true;
    await page.until(`document.getElementById('status').dataset.state === 'connected'`, 40_000);
    await page.until(`document.getElementById('list-problem').textContent === '' && document.querySelectorAll('#cards > li').length === 25`);
    front.online = false;
    await page.click('#reload');
    await page.until(`document.getElementById('status').dataset.state === 'offline'`);
    front.online = true;
    await page.click('#retry');
    await page.until(`document.getElementById('status').dataset.state === 'connected'`);
  });

  const exportFirst = async () => {
    await page.click('#tab-workbooks');
    await page.click('#cards > li button');
    await page.until(`document.getElementById('export').open`);
    await page.choose('#format', 'csv');
    await page.value(`document.getElementById('element').value = 'el-table'`);
    await page.value(`document.getElementById('rows').value = '1'`);
    await page.click('#export-start');
    await page.until(`document.getElementById('export-news').textContent.startsWith('The file is here') || document.getElementById('export-problem').textContent !== ''`);
    const outcome = { news: await page.text('#export-news'), problem: await page.text('#export-problem'), overrides: await page.text('#export-overrides') };
    await page.click('#export-close');
    return outcome;
  };
  const addOverride = async (n: number) => {
    await page.click('#tab-overrides');
    await page.until(`document.querySelectorAll('#override-connection option').length === 3`);
    await page.choose('#override-connection', `c0000000-0000-4000-8000-00000000000${n}`);
    await page.type('#override-token', `warehouse-token-${n}`);
    await page.press('Enter', 13, '\r');
    await page.until(`document.getElementById('override-news').textContent === 'The override of Warehouse ${n} is set.'`);
  };

  inBrowser('adds overrides, uses them in an export, removes and clears them', async () => {
    await addOverride(1);
    expect(await page.text('#overrides')).toMatch(/^Warehouse 1 · token set/);
    expect(await page.value(`document.getElementById('override-token').value + document.documentElement.outerHTML`)).not.toMatch(/warehouse-token|console-key-for-tests/);
    await page.click('#reject');
    await page.screenshot(path.join(PICTURES, 'desktop-overrides.png'));

    const refused = await exportFirst();
    expect(refused).toMatchObject({ news: '', problem: expect.stringContaining('override token'), overrides: '1 OAuth override; default tokens are rejected.' });

    await addOverride(2);
    const done = await exportFirst();
    expect(done).toMatchObject({ problem: '', news: expect.stringMatching(/^The file is here: \d+ bytes\.$/), overrides: '2 OAuth overrides; default tokens are rejected.' });
    const file = path.join(browser.downloads, 'Orders-1.csv');
    for (let tries = 0; tries < 50 && !fs.existsSync(file); tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(fs.readFileSync(file, 'utf8')).toBe('Row,Day,Amount,Signed in as,Parameters\n1,2026-01-01,7.50,override,\n');

    await page.click('#tab-overrides');
    await page.click('#overrides li button');
    await page.until(`document.getElementById('override-news').textContent === 'The override of Warehouse 1 is removed.'`);
    await page.click('#clear-overrides');
    await page.until(`document.getElementById('overrides').textContent.startsWith('None')`);
    await page.click('#reject');
    expect((await exportFirst()).overrides).toBe('No OAuth overrides.');
  });

  inBrowser('is used by keyboard: arrows move between tabs, the dialog closes with Escape', async () => {
    await page.click('#tab-connections');
    await page.press('ArrowRight', 39);
    expect(await page.value('document.activeElement.id')).toBe('tab-workbooks');
    await page.press('End', 35);
    expect(await page.value('document.activeElement.id')).toBe('tab-overrides');
    await page.press('Home', 36);
    expect(await page.value(`[...document.querySelectorAll('[role=tab]')].map((tab) => [tab.getAttribute('aria-selected'), tab.tabIndex])`)).toEqual([['true', 0], ...Array.from({ length: 6 }, () => ['false', -1])]);
    await page.press('ArrowRight', 39);
    await page.click('#cards > li button');
    await page.until(`document.getElementById('export').open`);
    await page.press('Escape', 27);
    await page.until(`!document.getElementById('export').open`);
  });

  inBrowser('gives a screen reader a name for every control', async () => {
    await page.until(`document.querySelectorAll('#cards > li').length === 25`);
    const controls = await page.controls();
    expect(controls.filter(({ name }) => name === '')).toEqual([]);
    expect(controls).toEqual(expect.arrayContaining([
      { role: 'tab', name: 'OAuth overrides' }, { role: 'tabpanel', name: 'Workbooks' }, { role: 'button', name: 'Export Orders <1>' }, { role: 'button', name: 'Next page' }, { role: 'combobox', name: 'Per page' },
    ]));
  });

  inBrowser('forgets key and tokens when asked', async () => {
    await addOverride(3);
    await page.click('#leave');
    await page.until(`!document.getElementById('sign-in').hidden && document.getElementById('work').hidden`);
    expect(await page.value('document.documentElement.outerHTML')).not.toMatch(/Warehouse 3 · token set|warehouse-token|console-key/);
  });

  inBrowser('has thrown nothing and has been refused nothing by its own policy', async () => {
    const problems = browser.takeProblems().filter((problem) => !/ERR_EMPTY_RESPONSE|ERR_CONNECTION|ERR_SOCKET|status of (403|502)|net::ERR_FAILED/.test(problem));
    expect(problems).toEqual([]);
  });
});

describe('the console on a phone', () => {
  inBrowser('fits 360 pixels and 320 pixels, light and dark', async () => {
    const page = await openConsole(await serve(sigmaCredential(sandbox.url)), 360, 740);
    await page.screenshot(path.join(PICTURES, 'phone-sign-in.png'));
    await connected(page);
    const overflow = () => page.value<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    for (const tab of ['connections', 'workbooks', 'members', 'overrides']) {
      await page.click(`#tab-${tab}`);
      await page.until(`document.getElementById('tab-${tab}').getAttribute('aria-selected') === 'true'`);
      if (tab !== 'overrides') await page.until(`document.querySelectorAll('#cards > li').length > 0`);
      expect([tab, await overflow()]).toEqual([tab, 0]);
      await page.screenshot(path.join(PICTURES, `phone-${tab}.png`));
    }
    await page.resize(320, 640);
    expect(await overflow()).toBe(0);
    await page.resize(360, 740);
    await page.dark(true);
    await page.click('#tab-workbooks');
    await page.click('#cards > li button');
    await page.until(`document.getElementById('export').open`);
    await page.screenshot(path.join(PICTURES, 'phone-export-dark.png'));
  });
});

describe('the console before a Sigma that does not take its client', () => {
  inBrowser('shows the reason and offers to try again', async () => {
    const page = await openConsole(await serve(sigmaCredential(sandbox.url, { clientSecret: 'wrong' })));
    await signIn(page);
    await page.until(`document.getElementById('status').dataset.state === 'error'`);
    expect(await page.text('#where')).toMatch(/client ID, client secret and cloud region/);
    expect(await page.value('document.getElementById("retry").hidden')).toBe(false);
    await page.until(`document.getElementById('list-problem').textContent.includes('Sigma does not know this client')`);
    expect(await page.text('#count')).toBe('No connections to show');
    await page.screenshot(path.join(PICTURES, 'desktop-wrong-credentials.png'));
  });

  inBrowser('shows that it is disabled where the credential names no client', async () => {
    const page = await openConsole(await serve(sigmaCredential(sandbox.url, { clientId: '' })));
    await signIn(page);
    await page.until(`document.getElementById('status').dataset.state === 'disabled'`);
    expect(await page.text('#where')).toContain('Enter both to connect');
  });
});
