import type { BucketUnit, Period, Span, StoreInfo } from '../../warehouse/figures';
import { foreign, visible } from '../foreign';
import { html, type Html } from '../html';

const PLATFORMS: ReadonlyMap<string, string> = new Map([
  ['shopify', 'Shopify'], ['woocommerce', 'WooCommerce'], ['amazon-seller', 'Amazon'], ['bigcommerce', 'BigCommerce'], ['etsy', 'Etsy'], ['sigma', 'Sigma'],
]);

export function platformName(platform: string): string {
  return PLATFORMS.get(platform) ?? visible(platform, 40);
}

/** Whether orders are placed there at all. */
export function isShop({ platform }: StoreInfo): boolean {
  return platform !== 'sigma';
}

/** A store as its people call it, with the platform it is on. */
export function storeName(store: StoreInfo | undefined): Html {
  if (!store) return html`a store that is gone`;
  return html`${foreign(store.name, 60)} <span class="share">${platformName(store.platform)}${store.isRemoved && ', removed'}</span>`;
}

/** `1 – 24 Nov 2026`, as short as it can be. */
export function spanWords({ from, to }: Pick<Span, 'from' | 'to'>): string {
  return DAYS.formatRange(utc(from), utc(to));
}

/** What stands below a column of a chart. */
export function bucketName({ from }: Span, unit: BucketUnit): string {
  switch (unit) {
    case 'year': return from.slice(0, 4);
    case 'month': return MONTH.format(utc(from));
    default: return DAY.format(utc(from));
  }
}

/** What stands in the rows of its table. */
export function bucketWords(bucket: Span, unit: BucketUnit): string {
  return unit === 'week' ? spanWords(bucket) : unit === 'day' ? DAYS.format(utc(bucket.from)) : bucketName(bucket, unit);
}

/** `24 Nov 2026, 11:05` in a time zone; text that is no moment stays as it is. */
export function localMoment(iso: string, timeZone: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return visible(iso, 40);
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone }).format(date);
}

/** `12 min ago`, `3 days ago`. */
export function ago(iso: string, now: string): string {
  const minutes = Math.round((Date.parse(now) - Date.parse(iso)) / 60_000);
  if (!Number.isFinite(minutes)) return visible(iso, 40);
  if (minutes < 1) return 'just now';
  if (minutes < 120) return `${minutes} min ago`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h ago` : `${Math.round(hours / 24)} days ago`;
}

/** `placed from 1 to 24 Nov 2026`, with what has to be said of its end. */
export function periodWords(period: Period): string {
  return `${spanWords(period)}${period.isUnderWay ? ', today so far' : ''}`;
}

const DAYS = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

function utc(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
