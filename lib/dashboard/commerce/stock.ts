import type { ClientFigures, StockItem } from '../../warehouse/figures';
import { count, counted } from '../format';
import { foreign } from '../foreign';
import { html, type Html, type Slot } from '../html';
import { table } from '../table';
import { plain } from './amounts';
import { storeName } from './words';

/** Stock as it is now: what runs out first. */
export function stockLevels({ stock, stores }: ClientFigures): Html {
  if (stock.tracked === 0) {
    return html`<p class="empty">${stock.untracked > 0 ? `No stock is counted: the stores do not track it for ${counted(stock.untracked, 'article')}.` : 'No stock is known: none of the stores has handed over its inventory.'}</p>`;
  }
  return html`<dl class="facts row">
<div><dt>Sold out</dt><dd>${count(stock.soldOut)}</dd></div>
<div><dt>Gone within two weeks</dt><dd>${count(stock.soon)}</dd></div>
<div><dt>Articles counted</dt><dd>${count(stock.tracked)}</dd></div>
${stock.untracked > 0 && html`<div><dt>Not counted by the store</dt><dd>${count(stock.untracked)}</dd></div>`}
</dl>
${table<StockItem>({
    id: 'stock-table',
    caption: stock.tracked > stock.first.length ? `The ${stock.first.length} that run out first` : 'What runs out first',
    columns: [
      { head: 'Article', names: true, cell: ({ title, sku }) => html`${foreign(title, 120)}${sku !== null && sku !== title && html`<br><code>${foreign(sku, 60)}</code>`}` },
      ...(stores.length > 1 ? [{ head: 'Store', cell: ({ store }: StockItem) => storeName(stores.find(({ id }) => id === store)) }] : []),
      { head: 'In stock', numeric: true, cell: ({ available }) => plain(available) },
      { head: 'On its way', numeric: true, cell: ({ incoming }) => (incoming === null ? 'not known' : plain(incoming)) },
      { head: 'Sold a day', numeric: true, cell: ({ pace }) => paceWords(pace) },
      { head: 'Lasts', cell: lasts },
    ],
    rows: stock.first,
  })}
<p class="hint">At the pace of the last ${stock.paceDays} days, whatever the period of this page. Over all places of a store.</p>`;
}

function lasts({ available, daysLeft }: StockItem): Slot {
  if (Number(available) < 0) return html`<span class="chip failed">Oversold</span>`;
  if (Number(available) === 0) return html`<span class="chip failed">Sold out</span>`;
  if (daysLeft === null) return 'Not sold lately';
  const words = daysLeft < 1 ? 'Less than a day' : daysLeft > 730 ? 'More than two years' : counted(daysLeft, 'day');
  return daysLeft < 14 ? html`<span class="chip rejected">${words}</span>` : words;
}

function paceWords(pace: string): string {
  const value = Number(pace);
  if (value === 0) return '0';
  return value < 0.1 ? '< 0.1' : value.toLocaleString('en-US', { maximumFractionDigits: 1 });
}
