import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { renderCommercePage, renderOverviewPage } from '../../../../lib/dashboard';
import { Browser, findChromium } from '../../../console/support/browser';
import { extremeFigures } from './extreme';
import { sampleFigures } from './sample';

const chromium = findChromium();
const inBrowser = chromium ? describe : describe.skip;

/** Text whose colour does not stand out from what is painted behind it by 4.5 to 1. */
const FAINT = `(() => {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (color) => { context.clearRect(0, 0, 1, 1); context.fillStyle = color; context.fillRect(0, 0, 1, 1); return [...context.getImageData(0, 0, 1, 1).data]; };
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => { for (let at = element; at; at = at.parentElement) { const color = rgba(getComputedStyle(at).backgroundColor); if (color[3] === 255) return color; } return [255, 255, 255, 255]; };
  const own = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  return [...document.querySelectorAll('body *:not(svg *)')].filter((element) => own(element) && element.getClientRects().length > 0 && !element.closest('.unseen, .skip')).filter((element) => {
    const [a, b] = [light(rgba(getComputedStyle(element).color)), light(ground(element))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05) < 4.5;
  }).map((element) => element.outerHTML.slice(0, 120));
})()`;

/** Parts that a keyboard cannot reach though they scroll, and tables without a caption or headings. */
const UNREACHABLE = `[
  ...[...document.querySelectorAll('body *')].filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX === 'auto' && element.tabIndex < 0 && !element.querySelector('a')),
  ...[...document.querySelectorAll('table')].filter((table) => !table.caption || !table.querySelector('th[scope=col]')),
].map((element) => element.outerHTML.slice(0, 120))`;

inBrowser('the pages in a browser', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tributary-dashboard-'));
  let browser: Browser;

  beforeAll(async () => {
    writeFileSync(path.join(folder, 'client.html'), await renderCommercePage(sampleFigures()));
    writeFileSync(path.join(folder, 'extreme.html'), await renderCommercePage(extremeFigures()));
    writeFileSync(path.join(folder, 'overview.html'), renderOverviewPage([sampleFigures(), extremeFigures()]));
    browser = await Browser.start(chromium ?? '');
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(['client', 'extreme', 'overview'])('%s fits a phone and a desktop, runs nothing and asks for nothing', async (name) => {
    const page = await browser.page(`file://${folder}/${name}.html`, 360, 800);
    for (const width of [360, 768, 1280]) {
      await page.resize(width, 800);
      expect(await page.value('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
    expect(await page.value('performance.getEntriesByType("resource").length + document.scripts.length')).toBe(0);
    expect(browser.takeProblems()).toEqual([]);
  });

  it.each([['client', false], ['client', true], ['overview', false], ['overview', true]] as const)('%s can be read (dark: %s) and reached by keyboard', async (name, dark) => {
    const page = await browser.page(`file://${folder}/${name}.html`);
    await page.dark(dark);
    await page.value('document.querySelectorAll("details").forEach((part) => { part.open = true; })');
    expect(await page.value(FAINT)).toEqual([]);
    expect(await page.value(UNREACHABLE)).toEqual([]);
  });

  it('shows one drawing of each chart at a time', async () => {
    const page = await browser.page(`file://${folder}/client.html`);
    for (const width of [360, 1280]) {
      await page.resize(width, 800);
      expect(await page.value('[...document.querySelectorAll(".chart")].map((chart) => [...chart.children].filter((drawing) => drawing.getClientRects().length > 0).length)')).toEqual([1, 1]);
    }
  });
});
