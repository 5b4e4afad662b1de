import type { ClientFigures, StoreInfo } from '../../../../lib/warehouse/figures';
import { sale, sampleFigures, syncRun } from './sample';

export const SCRIPT = '</title></style><script>alert(1)</script>';
export const BREAKOUT = `"><img src=x onerror=alert(2)>'`;
export const HEBREW = 'שם הלקוח';
const VALUES = [SCRIPT, BREAKOUT, 'shop\u202Evsc.exe', 'line\u2028break', 'W'.repeat(10_240), HEBREW, '__proto__', '${1}$&', '{a|rich}'];

/** Forty stores with names of strangers, of all platforms and of none, and amounts that no page expects. */
export function extremeFigures(): ClientFigures {
  const sample = sampleFigures();
  const value = (index: number) => VALUES[index % VALUES.length] ?? '';
  const stores: readonly StoreInfo[] = Array.from({ length: 40 }, (_, index) => ({
    id: `store-${index}`, platform: index % 4 === 0 ? value(index / 4) : ['shopify', 'amazon-seller', 'woocommerce', 'etsy'][index % 4] ?? '', name: value(index), account: value(index), isRemoved: index === 39, everyHours: 1,
  }));
  const huge = '12345678901234567890123.45';
  return {
    ...sample,
    client: { id: SCRIPT, name: `${SCRIPT}${HEBREW}` }, currency: BREAKOUT, stores,
    sales: [
      sale({ currency: BREAKOUT, orders: 9e15, gross: huge, refunds: '0.01', net: huge, average: huge, anonymous: 1, cancelled: 1e12 }),
      sale({ currency: null, orders: 1, unpriced: 1, gross: null, net: null }),
      ...stores.map(({ id }) => sale({ currency: BREAKOUT, cut: 'store', store: id, orders: 1, gross: huge, net: huge, average: huge })),
      ...sample.period.buckets.map((_, bucket) => sale({ currency: BREAKOUT, cut: 'bucket', bucket, orders: 1, gross: huge, net: `-${huge}`, refunds: huge })),
      ...stores.map(({ platform }, index) => sale({ currency: BREAKOUT, cut: 'platformBucket', platform, bucket: index % sample.period.buckets.length, orders: 1, gross: huge, net: huge })),
    ],
    products: { sold: 1e9, revenue: huge, top: VALUES.map((text, index) => ({ store: `store-${index}`, item: text, title: text, sku: text, units: huge, revenue: index % 2 ? null : huge })) },
    stock: { ...sample.stock, first: VALUES.map((text, index) => ({ store: `store-${index}`, title: text, sku: text, available: `-${huge}`, incoming: text, pace: '0.0000001', daysLeft: 1e9 })) },
    money: stores.map(({ id }) => ({ store: id, fees: huge, refunds: null, adjustments: '0', payouts: 'NaN' })),
    health: VALUES.map((text, index) => ({
      store: `store-${index}`, stream: text, reachedAt: text, lastSuccessAt: null,
      runs: [syncRun('failed', '2026-11-24T10:00:00Z', { errorCode: text, errorMessage: text, read: 1e12 }), syncRun('running', '2026-11-24T10:10:00Z')],
    })),
    imports: VALUES.map((text) => ({ name: text, state: 'stopped', startedAt: text, finishedAt: null, counts: { read: 1e12, __proto__: 1 } })),
  };
}
