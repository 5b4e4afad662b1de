import type { ClientFigures, ProductSales } from '../../warehouse/figures';
import { counted, share } from '../format';
import { foreign } from '../foreign';
import { html, type Html } from '../html';
import { meter } from '../meter';
import { table } from '../table';
import { amount, currencyName, plain } from './amounts';
import { storeName } from './words';

/** What sold best, by revenue. */
export function topProducts({ products, stores, currency }: ClientFigures): Html {
  if (products.top.length === 0) return html`<p class="empty">No products were sold in this period.</p>`;
  const most = products.sold > products.top.length ? `The ${products.top.length} of ${counted(products.sold, 'product')} with the most revenue` : `${counted(products.sold, 'product')}, by revenue`;
  return table<ProductSales>({
    id: 'product-table',
    caption: `${most}, ${currencyName(currency)}`,
    columns: [
      { head: 'Product', names: true, cell: ({ title, sku }) => html`${foreign(title, 120)}${sku !== null && sku !== title && html`<br><code>${foreign(sku, 60)}</code>`}` },
      ...(stores.length > 1 ? [{ head: 'Store', cell: ({ store }: ProductSales) => storeName(stores.find(({ id }) => id === store)) }] : []),
      { head: 'Sold', numeric: true, cell: ({ units }) => plain(units) },
      { head: 'Revenue', numeric: true, cell: ({ revenue }) => amount(revenue, currency) },
      { head: 'Share of all products', cell: ({ revenue }) => meter(Number(revenue) / Number(products.revenue), share(Number(revenue), Number(products.revenue))) },
    ],
    rows: products.top,
  });
}
