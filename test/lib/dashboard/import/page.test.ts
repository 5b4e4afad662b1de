import { renderImportPage } from '../../../../lib/dashboard';
import { count } from '../../../../lib/dashboard/format';
import { OUTCOMES, type ImportReport } from '../../../../lib/delivery/types';
import { attributes, balanced, texts } from './markup';
import { counts, sampleReport, SHARDS } from './sample';

describe('the import page', () => {
  const report = sampleReport();
  let page: string;
  beforeAll(async () => {
    page = await renderImportPage(report);
  });

  it('is one well-formed document with one main heading and no level skipped', () => {
    expect(balanced(page)).toEqual([]);
    const levels = [...page.matchAll(/<h([1-6])[ >]/g)].map((match) => Number(match[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.every((level, index) => index === 0 || level - (levels[index - 1] ?? 0) <= 1)).toBe(true);
  });

  it('shows the sum of the outcomes that makes up the rows read', () => {
    expect(texts(page)).toContain('812 created + 760 updated + 240 unchanged + 40 duplicate + 141 rejected + 7 failed = 2,000 rows read. Every row has exactly one outcome.');
    for (const outcome of OUTCOMES) expect(page).toMatch(new RegExp(`class="tile ${outcome}[^]*?class="figure">${count(report.counts[outcome])} `));
  });

  it.each([
    'Rows by outcome', 'Reasons and what to do', 'Duplicates: nothing to do', 'Rejected rows: the first 100 of 141', 'Failed rows',
    'Time spent waiting, by reason', 'Rows and waits over time', 'Answers by HTTP status', 'Columns and the fields they feed', '3 columns left out',
  ])('has the table “%s”', (caption) => {
    expect(page).toMatch(new RegExp(`<caption id="[a-z-]+">${caption}</caption>`));
  });

  it('names and describes every chart', () => {
    const charts = [...page.matchAll(/<svg class="(?:small|medium|large)" role="img" aria-labelledby="(\S+) (\S+)"[^>]*>\s*<title id="(\S+)">([^<]+)<\/title><desc id="(\S+)">([^<]+)<\/desc>/g)];
    expect(charts).toHaveLength(5 * 3);
    for (const [, title, description, titleId, , descriptionId] of charts) expect([title, description]).toEqual([titleId, descriptionId]);
    expect(page.match(/role="img"/g)).toHaveLength(charts.length);
    expect(page).toContain('Rejected: 141 (7.0 %)');
  });

  it('uses every id once and refers to none that is missing', () => {
    const ids = attributes(page, 'id');
    expect(new Set(ids).size).toBe(ids.length);
    const links = attributes(page, 'href').map((href) => href.replace(/^#/, ''));
    const labels = attributes(page, 'aria-labelledby').flatMap((value) => value.split(' '));
    const clips = [...page.matchAll(/url\(#([^)]+)\)/g)].map((match) => match[1] ?? '');
    expect([...links, ...labels, ...clips].filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('runs nothing and fetches nothing', () => {
    expect(page.match(/<(script|link|img|iframe|object|embed|base|form|image|use)\b/i)).toBeNull();
    expect(page.match(/(src|srcset|xlink:href|action|poster)=/i)).toBeNull();
    expect(page.match(/@import|url\((?!#)/i)).toBeNull();
    expect(page.match(/ on[a-z]+="/i)).toBeNull();
    expect(attributes(page, 'href').filter((href) => !href.startsWith('#'))).toEqual([]);
    expect(page).toContain('content="default-src &#39;none&#39;; style-src');
  });

  it('colours charts by theme, so that they follow dark mode', () => {
    const drawings = page.match(/<svg class="(?:small|medium|large)"[^]*?<\/svg>/g)?.join('') ?? '';
    const paints = [...drawings.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map((match) => match[1] ?? '');
    // A clipping shape is painted black by ECharts and never shown.
    expect(new Set(paints.filter((paint) => !paint.startsWith('var(--')))).toEqual(new Set(['none', '#000']));
  });

  it('says what to do in words of our own, or in the API’s for its own codes', () => {
    expect(texts(page)).toContain('Correct the address; it needs one @ and a domain.');
    expect(texts(page)).toContain('The API does not take addresses of mailinator.com (422). Use another address; nothing was created.');
    expect(texts(page)).toContain('Spent 41 s waiting for the API’s rate limit');
  });

  it('comes out the same twice, also within one process', async () => {
    expect(await renderImportPage(sampleReport())).toBe(page);
  });

  it('stays small however long the run was', async () => {
    const timeline = Array.from({ length: 40_000 }, (_, index) => ({ atMs: (index + 1) * 250, processed: index * 9, landed: index * 9, inFlight: 5, waits: { rate_limit: index * 100 } }));
    const long = await renderImportPage(sampleReport({ throughput: { rowsPerSecond: 36, timeline } }));
    expect(long.length).toBeLessThan(300_000);
  });
});

describe('the page of an import in shards', () => {
  it('shows whose each part was, what came of it, and which were taken up again', async () => {
    const page = await renderImportPage(sampleReport({ shards: SHARDS }));
    expect(balanced(page)).toEqual([]);
    expect(new Set(attributes(page, 'id')).size).toBe(attributes(page, 'id').length);
    const [, section = ''] = /<section[^>]*aria-labelledby="shards[^>]*>([^]*?)<\/section>/.exec(page) ?? [];
    const words = texts(section);
    expect(words).toContain('2 shards on 3 workers');
    expect(words).toContain('Shard 2 was taken up again, because whoever had begun ended before the end.');
    const rows = [...section.matchAll(/<tr role="row">([^]*?)<\/tr>/g)].slice(1).map(([, row = '']) => texts(row.replaceAll(/<\/t[hd]>/g, ' | ')).trim());
    expect(rows).toEqual([
      '1 | finished | worker-1, process 41 | 0 to 206,400 | 2 | 1,000 | 812 created, 100 updated, 88 rejected | 1,011 | 26 s |',
      '2 | finished, taken up again after worker-2, process 42 | <worker-3>, process 43 | 206,400 to 412,873 | 1,003 | 1,000 | 660 updated, 240 unchanged, 40 duplicate, 53 rejected, 7 failed | 882 | 31 s |',
    ].map((row) => row.replaceAll('<', '&lt;').replaceAll('>', '&gt;')));
  });

  it('has no such section for an import of one piece', async () => {
    expect(await renderImportPage(sampleReport())).not.toContain('Shards');
  });
});

describe('a page with little to show', () => {
  const base = sampleReport();
  const quiet: Partial<ImportReport> = {
    requests: { total: 0, retried: 0, status: {}, p50Ms: 0, p95Ms: 0 }, waits: {}, reasons: [], warnings: [], rejections: [], failures: [],
    throughput: { rowsPerSecond: 5000, timeline: [{ atMs: 400, processed: 2000, landed: 2000, inFlight: 0, waits: {} }] },
  };

  it.each<[string, Partial<ImportReport>, readonly string[]]>([
    ['no rows', { ...quiet, counts: counts({}), mapping: [] }, ['The file holds no customers.', 'No rows were read', 'No rows went through.', 'No request was sent.', 'No column feeds a field.']],
    ['no rejects', { ...quiet, counts: counts({ read: 2000, created: 2000 }) }, ['No row was rejected and none failed.', 'No request had to wait.', 'too short to show its course']],
    ['everything already there', { ...quiet, counts: counts({ read: 2000, unchanged: 2000 }) }, ['All 2,000 customers were already in mock_api.', 'Nothing had to be sent again.']],
    ['a dry run', { ...quiet, run: { ...base.run, dryRun: true }, counts: counts({ read: 2000, created: 2000 }), estimate: { requests: 2000, seconds: null } }, ['Would be created', 'No request was sent. The run itself would send 2,000 requests.', 'cannot be told']],
    ['counts that do not reconcile', { counts: counts({ read: 10, created: 4 }) }, ['= 4 of 10 rows read. The other 6 rows have no outcome yet.']],
    ['rejects without reasons', { ...quiet, counts: counts({ read: 2, rejected: 2 }) }, ['The report gives no reasons']],
    ['times that cannot be read', { run: { ...base.run, startedAt: '', finishedAt: 'soon' } }, ['took 0 ms']],
  ])('%s', async (_, overrides, sentences) => {
    const page = await renderImportPage(sampleReport(overrides));
    expect(balanced(page)).toEqual([]);
    expect(page.match(/NaN|Infinity|undefined|\[object/)).toBeNull();
    for (const sentence of sentences) expect(texts(page)).toContain(sentence);
  });
});
