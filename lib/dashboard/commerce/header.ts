import type { ClientFigures } from '../../warehouse/figures';
import { counted } from '../format';
import { foreign } from '../foreign';
import { html, type Html } from '../html';
import { icon } from '../icons';
import { amount, currencyName } from './amounts';
import { whole } from './cuts';
import { storeHealth } from './sync-state';
import { isShop, periodWords, spanWords } from './words';

/** Whose stores, which time, and whether the figures can be relied upon. */
export function header(figures: ClientFigures): Html {
  const { client, period, currency } = figures;
  const now = whole(figures);
  const shops = figures.stores.filter((store) => isShop(store) && !store.isRemoved).length;
  const sentence = now.orders === 0
    ? 'No orders in this period.'
    : html`<strong>${amount(now.net, currency)}</strong> net revenue from ${counted(now.orders, 'order')}${shops > 1 && ` in ${counted(shops, 'store')}`}.`;
  return html`<div class="verdict ${needsAttention(figures) ? 'attention' : 'good'}">
<h1>${foreign(client.name, 120)}</h1>
<p class="lead">${sentence}</p>
<p class="badges">${freshness(figures)}${figures.isPart && html`<span class="badge">Some of the stores only</span>`}</p>
</div>
<p class="about"><span>${periodWords(period)}</span>
<span class="dot" aria-hidden="true"></span> <span>${period.previous ? `compared with ${spanWords(period.previous)}` : 'all time'}</span>
<span class="dot" aria-hidden="true"></span> <span>${currencyName(currency)}</span>
<span class="dot" aria-hidden="true"></span> <span>${period.timeZone}</span></p>`;
}

/** Whether a store fails or is late. */
export function needsAttention(figures: ClientFigures): boolean {
  return storeHealth(figures).some(({ health }) => health === 'failing' || health === 'late');
}

function freshness(figures: ClientFigures): Html {
  const stores = storeHealth(figures);
  const bad = stores.filter(({ health }) => health === 'failing' || health === 'late').length;
  if (bad > 0) return html`<span class="badge">${icon('alert')}${counted(bad, 'store')} not up to date</span>`;
  if (!stores.some(({ health }) => health === 'good')) return html`<span class="badge">${icon('dash')}Not synced yet</span>`;
  return html`<span class="badge">${icon('check')}Stores up to date</span>`;
}
