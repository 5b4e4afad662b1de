import { renderCommercePage, renderOverviewPage } from '../../../../lib/dashboard';
import { attributes, balanced } from '../import/markup';
import { extremeFigures, HEBREW } from './extreme';

describe.each([
  ['page', async () => await renderCommercePage(extremeFigures())],
  ['overview', async () => renderOverviewPage([extremeFigures(), extremeFigures()])],
])('a %s about hostile data', (_name, render) => {
  let page: string;
  beforeAll(async () => { page = await render(); });

  it('holds no markup from the data', () => {
    expect(page.match(/<script|<img/i)).toBeNull();
    expect(balanced(page)).toEqual([]);
    expect(page.match(/<\/style>/g)).toHaveLength(1);
    expect(page.match(/<\/title>/g)).toHaveLength(1 + (page.match(/role="img"/g)?.length ?? 0));
  });

  it('lets no value out of its attribute', () => {
    const tags = page.replace(/="[^"]*"/g, '').match(/<[a-z][^>]*>/g) ?? [];
    expect(tags.filter((tag) => /[\s"'](on[a-z]+|src|srcdoc)/.test(tag))).toEqual([]);
    expect(attributes(page, 'href').every((href) => /^#[a-z-]+$/.test(href))).toBe(true);
  });

  it('shows what would not be seen, isolates what is written from right to left, and cuts what is too long', () => {
    expect(page.match(/[\u2028\u202E]/)).toBeNull();
    expect(page).toContain(HEBREW);
    expect(page).not.toContain('W'.repeat(500));
    expect(page).not.toMatch(/NaN %|undefined|Infinity/);
  });
});
