import type { ClientFigures, SalesRow, When } from '../../warehouse/figures';

const NOTHING: SalesRow = {
  when: 'current', currency: null, cut: 'whole', store: null, platform: null, bucket: null,
  orders: 0, unpriced: 0, anonymous: 0, waiting: 0, waitingGross: null, cancelled: 0, tests: 0, gross: '0', refunds: '0', net: '0', average: null,
};

/** The sales of the page's currency in one cut; zeros where nothing was sold. */
export function whole(figures: ClientFigures, when: When = 'current'): SalesRow {
  return cuts(figures, 'whole', when)[0] ?? { ...NOTHING, when, currency: figures.currency };
}

/** What there is to compare the whole with: null for all time. */
export function wholeBefore(figures: ClientFigures): SalesRow | null {
  return figures.period.previous && whole(figures, 'previous');
}

/** Every row of one cut, in the page's currency. */
export function cuts({ sales, currency }: ClientFigures, cut: SalesRow['cut'], when: When = 'current'): readonly SalesRow[] {
  return sales.filter((row) => row.cut === cut && row.when === when && row.currency === currency);
}

/** The sales in every stretch of the period, without gaps. */
export function course(figures: ClientFigures, when: When = 'current'): readonly SalesRow[] {
  const { period, currency } = figures;
  const found = new Map(cuts(figures, 'bucket', when).map((row) => [row.bucket, row]));
  const buckets = when === 'current' ? period.buckets : period.previousBuckets;
  return buckets.map((_, bucket) => found.get(bucket) ?? { ...NOTHING, when, currency, bucket });
}
