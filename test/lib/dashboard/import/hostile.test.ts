import { renderImportPage } from '../../../../lib/dashboard';
import { attributes, balanced } from './markup';
import { counts, sampleReport } from './sample';

const SCRIPT = '</title></style><script>alert(1)</script>';
const BREAKOUT = `"><img src=x onerror=alert(2)>'`;
const SPOOF = 'customers\u202Evsc.exe';
const LONG = 'H'.repeat(10_240);
const HEBREW = 'שם הלקוח';
const values = [SCRIPT, BREAKOUT, SPOOF, LONG, HEBREW, '__proto__', 'url(#zr0-c0) class="zr0-cls-1"', '${1}$&', '{a|rich}'];

const report = sampleReport({
  run: { ...sampleReport().run, id: BREAKOUT, startedAt: BREAKOUT, destination: `${SCRIPT}${BREAKOUT}` },
  input: { ...sampleReport().input, path: `/in/${SPOOF}${BREAKOUT}.csv`, encoding: SCRIPT, delimiter: '<', headers: values, sha256: BREAKOUT },
  counts: counts({ read: 100, created: 10, rejected: 50, failed: 40 }),
  mapping: [
    ...values.map((value) => ({ source: value, target: value, confidence: 7, why: value })),
    ...values.map((value) => ({ source: value, target: null, confidence: Number.NaN, why: value })),
  ],
  reasons: values.map((value, index) => ({ outcome: index % 2 ? 'failed' : 'rejected', code: value, field: value, count: 10 + index, lines: [1, 2] })),
  rejections: values.map((value, index) => ({ line: index, code: value, field: value, message: value })),
  failures: values.map((value, index) => ({ line: index, code: value, field: null, message: value })),
  requests: { total: 3, retried: 0, status: { [BREAKOUT]: 1, [SCRIPT]: 2 }, p50Ms: 1, p95Ms: 2 },
  waits: { [BREAKOUT]: 10, [SCRIPT]: 20 },
});

describe('a page about hostile data', () => {
  let page: string;
  beforeAll(async () => {
    page = await renderImportPage(report);
  });

  it('holds no markup from the data', () => {
    expect(page.match(/<script|<img/i)).toBeNull();
    expect(balanced(page)).toEqual([]);
    expect(page.match(/<\/title>/g)).toHaveLength(1 + (page.match(/role="img"/g)?.length ?? 0));
    expect(page.match(/<\/style>/g)).toHaveLength(1);
  });

  it('lets no value out of its attribute', () => {
    const tags = page.replace(/="[^"]*"/g, '').match(/<[a-z][^>]*>/g) ?? [];
    expect(tags.filter((tag) => /[\s"'](on[a-z]+|src|srcdoc)/.test(tag))).toEqual([]);
    expect(attributes(page, 'href').every((href) => /^#[a-z-]+$/.test(href))).toBe(true);
  });

  it('shows the data all the same, escaped', () => {
    expect(page).toContain('<bdi>&lt;/title&gt;&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;</bdi>');
    expect(page).toContain('<bdi>__proto__</bdi>');
    expect(page).toContain('<bdi>${1}$&amp;</bdi>');
  });

  it('shows direction overrides and isolates right-to-left text', () => {
    expect(page).not.toContain('\u202E');
    expect(page).toContain('customers[U+202E]vsc.exe');
    expect(page).toContain(`<bdi>${HEBREW}</bdi>`);
  });

  it('cuts what is too long for a page', () => {
    expect(page).toContain('… (10,240 characters)');
    expect(page).not.toContain('H'.repeat(300));
  });
});
