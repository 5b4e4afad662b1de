import { renderCommercePage, renderOverviewPage, summaryOf } from '../../../../lib/dashboard';
import type { ClientFigures } from '../../../../lib/warehouse/figures';
import { attributes, balanced } from '../import/markup';
import { sale, sampleFigures } from './sample';

/** What a reader sees, every part apart from the next. */
const texts = (page: string): string => page.replace(/<style>[^]*?<\/style>/g, '').replace(/<[^<>]*>/g, ' ').replace(/\s+/g, ' ');

/** A client with one order, or none. */
const small = (orders: number): ClientFigures => ({
  ...sampleFigures(),
  stores: sampleFigures().stores.slice(0, 1),
  sales: orders === 0 ? [] : [
    sale({ orders, gross: '10.00', net: '10.00', average: '10.00' }),
    sale({ cut: 'store', store: sampleFigures().stores[0]?.id ?? '', orders, gross: '10.00', net: '10.00', average: '10.00' }),
    sale({ cut: 'bucket', bucket: 3, orders, gross: '10.00', net: '10.00' }),
    sale({ cut: 'platformBucket', bucket: 3, platform: 'shopify', orders, gross: '10.00', net: '10.00' }),
  ],
  currency: orders === 0 ? null : 'EUR',
  customers: { fresh: orders, returning: 0, freshGross: orders === 0 ? null : '10.00', returningGross: null, ever: orders, repeated: 0, lifetimeValue: orders === 0 ? null : '10', previous: { fresh: 0, returning: 0 } },
  products: { top: [], sold: 0, revenue: null }, money: [], health: [], imports: [],
  stock: { first: [], tracked: 0, soldOut: 0, soon: 0, untracked: 0, paceDays: 30 },
});

describe('the page of a client', () => {
  let page: string;
  beforeAll(async () => { page = await renderCommercePage(sampleFigures()); });

  it('is one well-formed document with one main heading and no level skipped', () => {
    expect(balanced(page)).toEqual([]);
    const levels = [...page.matchAll(/<h([1-6])[ >]/g)].map((match) => Number(match[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.every((level, index) => index === 0 || level - (levels[index - 1] ?? 0) <= 1)).toBe(true);
  });

  it('runs nothing and fetches nothing', () => {
    expect(page.match(/<(script|link|img|iframe|object|embed|base|form|image|use)\b/i)).toBeNull();
    expect(page.match(/(src|srcset|xlink:href|action|poster)=/i)).toBeNull();
    expect(page.match(/@import|url\((?!#)/i)).toBeNull();
    expect(attributes(page, 'href').filter((href) => !href.startsWith('#'))).toEqual([]);
  });

  it('uses every id once and refers to none that is missing', () => {
    const ids = attributes(page, 'id');
    expect(new Set(ids).size).toBe(ids.length);
    const labels = attributes(page, 'aria-labelledby').flatMap((value) => value.split(' '));
    const links = attributes(page, 'href').map((href) => href.slice(1));
    expect([...labels, ...links].filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('says for which time, in which time zone, and compared with what', () => {
    expect(texts(page)).toMatch(/26 Oct – 24 Nov 2026, today so far compared with 26 Sept? – 25 Oct 2026 EUR Europe\/Berlin/);
  });

  it('tells the change against the period before in words', () => {
    expect(texts(page)).toMatch(/Orders 792 Up 15\.3 % from 687 7 more wait for payment/);
    expect(texts(page)).toMatch(/Returning customers 187 Down 1\.6 % from 190/);
  });

  it.each([
    'Revenue by day, EUR', 'Sales by store, EUR', 'Every currency for itself: they are never added up', 'The 8 of 143 products with the most revenue, EUR',
    'The 8 that run out first', 'Customers of the period', 'Transactions of the period, EUR', 'Stores and their syncs', 'What went wrong, and what to do',
    'How far every stream is, times in Europe/Berlin', 'The last 20 runs, times in Europe/Berlin', 'The last files, times in Europe/Berlin',
  ])('has the table “%s”', (caption) => {
    expect(page).toMatch(new RegExp(`<caption id="[a-z-]+">${caption}</caption>`));
  });

  it('names and describes every chart', () => {
    const charts = [...page.matchAll(/<svg class="(?:small|medium|large)" role="img" aria-labelledby="(\S+) (\S+)"[^>]*>\s*<title id="(\S+)">([^<]+)<\/title><desc id="(\S+)">([^<]+)<\/desc>/g)];
    expect(charts).toHaveLength(2 * 3);
    expect(page.match(/role="img"/g)).toHaveLength(charts.length);
  });

  it('tells what is not known from what is nothing', () => {
    const text = texts(page);
    expect(text).toContain('nordlicht-leuchten.example Shopify €912.44 €306.80 not told €31,190.02');
    expect(text).toContain('Nordlicht DE Amazon €2,881.09 €171.60 -€45.00 €0.00');
    expect(text).toContain('No fees are known for Nordlicht B2B (WooCommerce)');
  });

  it('tells what it leaves out', () => {
    expect(texts(page)).toContain('Left out: 7 orders waiting for payment (€655.40), 9 cancelled orders and 2 test orders, and orders deleted in the store.');
  });

  it('says which stream fails, why, and what to do', () => {
    expect(texts(page)).toMatch(/1 store not up to date/);
    expect(texts(page)).toMatch(/Nordlicht DE Amazon inventory 24 Nov 2026, 10:57 Amazon refuses the inventory/);
  });

  it('is the same for the same figures', async () => {
    expect(await renderCommercePage(sampleFigures())).toBe(page);
  });
});

describe('a page with little to tell', () => {
  it('has words for every part without figures', async () => {
    const text = texts(await renderCommercePage({ ...small(0), stores: [] }));
    for (const words of [
      'No orders in this period.', 'No orders were placed in this period (26 Oct', 'No store is connected yet.', 'No products were sold in this period.', 'No stock is known',
      'Nobody bought anything in this period.', 'No fees and payouts are known', 'No store is connected, so nothing is synced.', 'currency not known',
    ]) expect(text).toContain(words);
  });

  it('shows a single order', async () => {
    const text = texts(await renderCommercePage(small(1)));
    expect(text).toContain('€10.00 net revenue from 1 order.');
    expect(text).toMatch(/New 1 100 %/);
    expect(text.match(/NaN|undefined|null|Infinity/)).toBeNull();
  });

  it('tells orders whose amount is withheld from free ones', async () => {
    const pending = { ...small(1), sales: [sale({ orders: 3, unpriced: 3, gross: null, net: null })] };
    const text = texts(await renderCommercePage(pending));
    expect(text).toContain('Net revenue not known');
    expect(text).toContain('withholds the amount of 3 orders');
  });
});

describe('amounts', () => {
  it('are exact whatever their size, and written as their currency is', async () => {
    const huge = '-90071992547409931234.56';
    const page = texts(await renderCommercePage({ ...small(1), sales: [sale({ orders: 1, gross: huge, net: huge, average: huge })] }));
    expect(page).toContain('-€90,071,992,547,409,931,234.56');
    const yen = texts(await renderCommercePage({ ...small(1), currency: 'JPY', sales: [sale({ currency: 'JPY', orders: 1, gross: '1234', net: '1234', average: '1234' })] }));
    expect(yen).toContain('¥1,234 net revenue');
  });

  it('leave for programs as decimal strings of the currency', () => {
    expect(summaryOf(sampleFigures())).toMatchObject({
      currency: 'EUR', currencies: ['EUR', 'USD'], customers: { new: 412, returning: 187, lifetimeValue: '163.45' },
      sales: { orders: 792, gross: '78696.41', refunds: '538.20', net: '78158.21', averageOrder: '99.36' },
      previous: { from: '2026-09-26', to: '2026-10-25', orders: 687 }, sync: { failing: 1, late: 0 },
    });
    expect(summaryOf({ ...small(1), sales: [sale({ orders: 3, gross: null, net: null })] }).sales).toEqual({ orders: 3, waitingForPayment: 0, gross: null, refunds: '0.00', net: null, averageOrder: null });
  });
});

describe('the overview', () => {
  it('shows each client with its own figures and adds nothing up', () => {
    const other = { ...sampleFigures(), client: { id: 'b', name: 'Zweite <GmbH>' }, currency: 'USD' };
    const page = renderOverviewPage([sampleFigures(), other]);
    expect(balanced(page)).toEqual([]);
    expect(texts(page)).toMatch(/Nordlicht Leuchten GmbH €78,158\.21 [^]* Zweite &lt;GmbH&gt; \$1,730\.40/);
    expect(page).not.toContain('<tfoot');
    expect(texts(page)).toContain('1 store failing to sync, 4 articles sold out and 11 articles gone within two weeks');
  });

  it('has words for no clients', () => {
    expect(texts(renderOverviewPage([]))).toContain('No client was named.');
  });
});
