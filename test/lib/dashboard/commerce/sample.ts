import { resolvePeriod, type PeriodRequest } from '../../../../lib/warehouse/figures/period';
import type { ClientFigures, SalesRow, StoreInfo, StreamHealth, SyncRun } from '../../../../lib/warehouse/figures';

export const NOW = new Date('2026-11-24T10:15:00Z');

const store = (number: number, platform: string, name: string, everyHours: number | null = 1): StoreInfo => ({
  id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`, platform, name, account: null, isRemoved: false, everyHours,
});

const STORES = [store(1, 'shopify', 'nordlicht-leuchten.example'), store(2, 'amazon-seller', 'Nordlicht DE'), store(3, 'woocommerce', 'Nordlicht B2B', 24)];
/** Of a hundred orders, by store. */
const WEIGHTS = [57, 31, 12];

export const sale = (row: Partial<SalesRow>): SalesRow => ({
  when: 'current', currency: 'EUR', cut: 'whole', store: null, platform: null, bucket: null,
  orders: 0, unpriced: 0, anonymous: 0, waiting: 0, waitingGross: null, cancelled: 0, tests: 0, gross: '0', refunds: '0', net: '0', average: null, ...row,
});

/** Cents as a decimal string. */
const euros = (cents: number): string => (cents / 100).toFixed(2);

/** A month of three stores of a made-up company, the same every time. */
export function sampleFigures({ period = 'last30Days', now = NOW }: Partial<PeriodRequest> = {}): ClientFigures {
  const resolved = resolvePeriod({ period, now, timeZone: 'Europe/Berlin' }, '2024-05-01');
  const sales = [...salesOf('current', resolved.buckets.length, 1), ...salesOf('previous', resolved.previousBuckets.length, 0.87)];
  return {
    client: { id: 'nordlicht', name: 'Nordlicht Leuchten GmbH' }, madeAt: now.toISOString(), period: resolved, currency: 'EUR', stores: STORES, isPart: false,
    sales: [...sales, sale({ currency: 'USD', orders: 14, gross: '1730.40', net: '1730.40', average: '123.60' })],
    customers: { fresh: 412, returning: 187, freshGross: '37120.55', returningGross: '24871.15', ever: 9_214, repeated: 2_871, lifetimeValue: '163.4471', previous: { fresh: 377, returning: 190 } },
    products: {
      sold: 143, revenue: '58210.00',
      top: ['Pendant lamp Fjord, opal glass', 'Floor lamp Skagen', 'Table lamp Lykke', 'Wall light Havn, set of two', 'Reading light Aften', 'Ceiling light Måne 60 cm', 'Outdoor light Fyr', 'Shade Bølge'].map((title, index) => ({
        store: STORES[index % 3]?.id ?? '', item: `p${index}`, title, sku: `NL-${1040 + index * 17}`, units: String(96 - index * 11), revenue: euros(1_134_900 - index * 131_313),
      })),
    },
    stock: {
      tracked: 318, soldOut: 4, soon: 11, untracked: 6, paceDays: 30,
      first: [[0, '3.2', 0, '40'], [-2, '0.4', 0, null], [5, '2.4', 2, '0'], [9, '1.9', 4, '120'], [14, '1.1', 12, null], [40, '1.6', 25, null], [66, '0.8', 82, '0'], [120, '0', null, null]].map(([available, pace, daysLeft, incoming], index) => ({
        store: STORES[index % 3]?.id ?? '', title: ['Bulb E27 warm, 6 W', 'Shade Bølge', 'Table lamp Lykke', 'Pendant lamp Fjord, opal glass', 'Dimmer Stille', 'Floor lamp Skagen', 'Wall light Havn, set of two', 'Ceiling rose, brass'][index] ?? '', sku: `NL-${2010 + index * 13}`,
        available: String(available), pace: String(pace), daysLeft: daysLeft as number | null, incoming: incoming as string | null,
      })),
    },
    money: [
      { store: STORES[0]?.id ?? '', fees: '912.44', refunds: '306.80', adjustments: null, payouts: '31190.02' },
      { store: STORES[1]?.id ?? '', fees: '2881.09', refunds: '171.60', adjustments: '-45.00', payouts: '0' },
    ],
    health: healthOf(now),
    imports: [{ name: '/data/crm/customers-november.csv', state: 'finished', startedAt: '2026-11-20T08:00:00.000Z', finishedAt: '2026-11-20T08:02:00.000Z', counts: { read: 2000, created: 1788, rejected: 152, failed: 0 } }],
  };
}

function salesOf(when: SalesRow['when'], buckets: number, scale: number): SalesRow[] {
  const rows: SalesRow[] = [];
  const perStore = new Map(STORES.map(({ id }) => [id, { orders: 0, gross: 0, refunds: 0 }]));
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const total = { orders: 0, gross: 0, refunds: 0 };
    STORES.forEach(({ id, platform }, index) => {
      const wave = 1 + 0.35 * Math.sin(bucket / 2.2 + index) + (bucket % 7 === 5 ? 0.5 : 0) + bucket / 60;
      const orders = Math.round((WEIGHTS[index] ?? 0) * 0.2 * wave * scale);
      const gross = orders * (9_145 + ((bucket * 37 + index * 411) % 1_900));
      const refunds = bucket % 4 === index ? orders * 260 : 0;
      rows.push(amounts(sale({ when, cut: 'platformBucket', platform, bucket }), { orders, gross, refunds }));
      for (const sum of [total, perStore.get(id)]) if (sum) { sum.orders += orders; sum.gross += gross; sum.refunds += refunds; }
    });
    rows.push(amounts(sale({ when, cut: 'bucket', bucket }), total));
  }
  const whole = { orders: 0, gross: 0, refunds: 0 };
  for (const [id, sum] of perStore) {
    rows.push(amounts(sale({ when, cut: 'store', store: id }), sum));
    whole.orders += sum.orders; whole.gross += sum.gross; whole.refunds += sum.refunds;
  }
  return [...rows, amounts(sale({ when, waiting: 7, waitingGross: '655.40', cancelled: 9, tests: 2, anonymous: 3 }), whole)];
}

function amounts(row: SalesRow, { orders, gross, refunds }: { orders: number; gross: number; refunds: number }): SalesRow {
  return { ...row, orders, gross: euros(gross), refunds: euros(refunds), net: euros(gross - refunds), average: orders === 0 ? null : euros(gross / orders) };
}

export const syncRun = (state: SyncRun['state'], startedAt: string, more: Partial<SyncRun> = {}): SyncRun => ({
  state, startedAt, finishedAt: state === 'running' ? null : new Date(Date.parse(startedAt) + 41_000).toISOString(),
  read: 0, created: 0, updated: 0, deleted: 0, throttled: 0, errorCode: null, errorMessage: null, ...more,
});

function healthOf(now: Date): StreamHealth[] {
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString();
  return STORES.flatMap(({ id }, index) => ['orders', 'products', 'inventory'].map((stream) => {
    const fails = index === 1 && stream === 'inventory';
    const runs = Array.from({ length: 20 }, (_, run) => (fails && run < 2
      ? syncRun('failed', hoursAgo(run + 0.3), { errorCode: 'http_403', errorMessage: 'Amazon refuses the inventory: the role “Inventory and Order Tracking” is missing. Add it to the application and authorize it again.' })
      : syncRun('succeeded', hoursAgo(run + 0.3), { read: 40 - run, created: 12, updated: 5, deleted: run === 3 ? 2 : 0 })));
    return { store: id, stream, reachedAt: hoursAgo(fails ? 2.4 : 0.4), lastSuccessAt: hoursAgo(fails ? 2.3 : 0.3), runs };
  }));
}
