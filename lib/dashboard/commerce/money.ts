import type { ClientFigures, StoreMoney } from '../../warehouse/figures';
import { visible } from '../foreign';
import { listed } from '../format';
import { html, type Html } from '../html';
import { table } from '../table';
import { amount, currencyName } from './amounts';
import { isShop, platformName, storeName } from './words';

/** What platforms kept, gave back and paid out, as far as their transactions tell. */
export function feesAndPayouts({ money, stores, currency }: ClientFigures): Html {
  const silent = stores.filter((store) => isShop(store) && !store.isRemoved && !money.some(({ store: id, fees }) => id === store.id && fees !== null));
  const note = silent.length > 0 && html`<p class="hint">No fees are known for ${listed(silent.map(({ name, platform }) => `${visible(name, 60)} (${platformName(platform)})`))}: these stores have not told any.</p>`;
  if (money.length === 0) return html`<p class="empty">No fees and payouts are known: the stores have not told any transactions.</p>`;
  const told = (value: string | null) => (value === null ? 'not told' : amount(value, currency));
  return html`${table<StoreMoney>({
    id: 'money-table',
    caption: `Transactions of the period, ${currencyName(currency)}`,
    scrolls: money.length > 12,
    columns: [
      { head: 'Store', names: true, cell: ({ store }) => storeName(stores.find(({ id }) => id === store)) },
      { head: 'Fees', numeric: true, cell: ({ fees }) => told(fees) },
      { head: 'Refunds', numeric: true, cell: ({ refunds }) => told(refunds) },
      { head: 'Adjustments', numeric: true, cell: ({ adjustments }) => told(adjustments) },
      { head: 'Paid out', numeric: true, cell: ({ payouts }) => told(payouts) },
    ],
    rows: money,
  })}
<p class="hint">As the platforms book it, refunds of cancelled orders included.</p>
${note}`;
}
